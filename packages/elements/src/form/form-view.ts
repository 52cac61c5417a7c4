// PLACEHOLDER for a trial build; colleague D overwrites this file (and may overwrite define-view.ts).
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { ViewElement } from '../base/view-element.ts';

export class FormView extends ViewElement {
  @property() itemCode = '';
  protected override forget(): void {}
  protected override render() {
    return html`<p>form</p>`;
  }
}
