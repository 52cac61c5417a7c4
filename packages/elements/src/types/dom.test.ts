import { describe, expectTypeOf, it } from 'vitest';
import type { CaseOpenedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import type { CaseElement } from '../case/case.ts';
import type { GuideElement } from '../guide/guide.ts';
import type { StartApplicationEvent } from '../guide/start-application-event.ts';
import type { CaseElementEventMap, GuideElementEventMap } from './dom.ts';

// Checked by `tsc`: nothing here has to run, and there is no DOM where it does.
const inBrowser = (_: () => void): void => undefined;

describe('the types of the DOM', () => {
  it('know the class of each tag', () => {
    expectTypeOf<HTMLElementTagNameMap['qwy-guide']>().toEqualTypeOf<GuideElement>();
    inBrowser(() => {
      expectTypeOf(document.createElement('qwy-guide')).toEqualTypeOf<GuideElement>();
      expectTypeOf(document.querySelector('qwy-case')).toEqualTypeOf<CaseElement | null>();
      // @ts-expect-error: an element takes a code, not a number
      document.createElement('qwy-guide').item = 1;
    });
  });

  it('know the class of each event, and the element that hears it', () => {
    expectTypeOf<CaseElementEventMap['qwy-case-opened']>().toEqualTypeOf<CaseOpenedEvent>();
    expectTypeOf<keyof GuideElementEventMap>().toEqualTypeOf<'qwy-start' | 'qwy-ready' | 'qwy-failed'>();
    inBrowser(() => {
      const element = document.createElement('qwy-case');
      element.addEventListener('qwy-case-opened', function (event) {
        expectTypeOf(this).toEqualTypeOf<CaseElement>();
        expectTypeOf(event).toEqualTypeOf<CaseOpenedEvent>();
        expectTypeOf(event.caseNumber).toBeString();
        // @ts-expect-error: what was rated, filled in or shown is no host page's business
        void event.answers;
      });
      element.addEventListener('click', (event) => expectTypeOf(event).toEqualTypeOf<PointerEvent>());
      // @ts-expect-error: an event of nobody's is a plain one
      element.addEventListener('qwy-case-close', (event) => event.caseNumber);
      const onFailed = (event: WidgetFailedEvent): string => event.code;
      element.addEventListener('qwy-failed', onFailed);
      element.removeEventListener('qwy-failed', onFailed);
      // @ts-expect-error: the listener is for another event
      element.addEventListener('qwy-case-opened', onFailed);
    });
  });

  it('know them where they bubble to', () => {
    inBrowser(() => {
      document.addEventListener('qwy-start', (event) => expectTypeOf(event).toEqualTypeOf<StartApplicationEvent>());
      document.body.addEventListener('qwy-failed', (event) => expectTypeOf(event.code).toBeString());
    });
  });
});
