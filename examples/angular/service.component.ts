import '@qwy/elements/guide/define';
import '@qwy/elements/provider/define';
import type { StartApplicationEvent } from '@qwy/elements';
import { CUSTOM_ELEMENTS_SCHEMA, Component, input, signal } from '@angular/core';

@Component({
  selector: 'app-service',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <qwy-provider [partner]="partner()" [gateway]="gateway()" token-endpoint="/qwy-token">
      <output>{{ message() }}</output>
      <qwy-guide [item]="item()" (qwy-start)="onStart($event)" (qwy-failed)="message.set($event.code)"></qwy-guide>
    </qwy-provider>
  `,
})
export class ServiceComponent {
  readonly gateway = input.required<string>();
  readonly partner = input.required<string>();
  readonly item = input.required<string>();
  readonly message = signal('');

  onStart({ itemCode }: StartApplicationEvent): void {
    this.message.set(itemCode);
  }
}
