// Beside the script tag: types only, nothing of this is in the page twice.
import type {} from '@qwy/elements/types/dom';

const form = document.querySelector('qwy-form');

document.querySelector('qwy-guide')?.addEventListener('qwy-start', ({ itemCode }) => {
  if (form) form.item = itemCode;
});

form?.addEventListener('qwy-form-submitted', function ({ caseNumber }) {
  this.ownerDocument.title = `已收到 ${caseNumber}`;
});

// @ts-expect-error: what must not compile: the event says which case, not what was filled in
form?.addEventListener('qwy-form-submitted', (event) => event.answers);
