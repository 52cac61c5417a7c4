// Puts each element into the page and takes it out again, so often that what is not given back shows.
import { CaseView } from '@qwy/elements/case/case-view';
import { caseViewExamples } from '@qwy/elements/case/case-view.examples';
import '@qwy/elements/case/define-view';
import { draw } from '@qwy/elements/base/test-example';
import { FormView } from '@qwy/elements/form/form-view';
import { formViewExamples } from '@qwy/elements/form/form-view.examples';
import '@qwy/elements/form/define-view';
import { LicenseView } from '@qwy/elements/license/license-view';
import { licenseViewExamples } from '@qwy/elements/license/license-view.examples';
import '@qwy/elements/license/define-view';
import { RatingView } from '@qwy/elements/rating/rating-view';
import { ratingViewExamples } from '@qwy/elements/rating/rating-view.examples';
import '@qwy/elements/rating/define-view';
import './guide-floor-element.ts';
import { guideElements } from './guide-elements.ts';
import { painted } from './measure.ts';

interface Mounted {
  readonly element: HTMLElement;
  readonly ready: () => Promise<unknown>;
}

/** Resolves when a guide is there. */
const guideIn = async (element: HTMLElement): Promise<void> => {
  while (!element.shadowRoot?.querySelector('.guide .head')) await painted();
};

const SUBJECTS: Readonly<Record<string, () => Mounted>> = {
  'plain Lit guide (floor)': () => alone(document.createElement('guide-floor')),
  guide: () => alone(guideElements(1)[0] ?? document.createElement('p')),
  form: () => drawn(draw(new FormView(), formViewExamples.typical)),
  case: () => drawn(draw(new CaseView(), caseViewExamples.typical)),
  rating: () => drawn(draw(new RatingView(), ratingViewExamples.typical)),
  license: () => drawn(draw(new LicenseView(), licenseViewExamples.typical)),
};

const alone = (element: HTMLElement): Mounted => ({ element, ready: () => guideIn(element) });
const drawn = ({ view, ready }: { view: HTMLElement; ready: Promise<void> }): Mounted => ({
  element: view,
  ready: () => ready,
});

/** @returns when it was there and gone so many times */
async function cycle(subject: string, times: number): Promise<void> {
  const make = SUBJECTS[subject];
  if (make === undefined) throw new RangeError(subject);
  for (let time = 0; time < times; time += 1) {
    const { element, ready } = make();
    document.getElementById('root')?.append(element);
    await ready();
    await painted();
    element.remove();
  }
}

Object.assign(globalThis, { bench: { subjects: Object.keys(SUBJECTS), cycle } });
console.log('bench-ready');
