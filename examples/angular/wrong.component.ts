import '@qwy/elements/case/define';
import { CUSTOM_ELEMENTS_SCHEMA, Component } from '@angular/core';

/** What must not compile: `$event` is the event of the case, which says which case, not who it belongs to. */
@Component({
  selector: 'app-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<qwy-case (qwy-case-opened)="show($event.applicant)"></qwy-case>`,
})
export class WrongComponent {
  show(_text: string): void {}
}
