import type { CaseOpenedEvent } from '@qwy/elements';
import type { GuideElement } from '@qwy/elements/guide/guide';
import type { ComponentProps, Ref } from 'react';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { Case, Guide, Provider } from './index.ts';

const ITEM = '11610726MB2929040W4000115001000';

describe('on a server', () => {
  it('draws the tags with their attributes and fallback, and needs no DOM', () => {
    const complaint = vi.spyOn(console, 'error');
    const guide = createElement(
      Guide,
      { item: ITEM, hidden: false, className: 'wide' },
      createElement('p', null, '0915'),
    );
    const page = createElement(Provider, { partner: 'pk_bank', tokenEndpoint: '/qwy-token', idleSeconds: 30 }, guide);
    expect(renderToString(page)).toBe(
      '<qwy-provider partner="pk_bank" token-endpoint="/qwy-token" idle-seconds="30">' +
        `<qwy-guide item="${ITEM}" class="wide"><p>0915</p></qwy-guide></qwy-provider>`,
    );
    expect(complaint).not.toHaveBeenCalled();
  });

  it('leaves out what only a script can set, and what is heard', () => {
    const onStart = (): void => undefined;
    expect(renderToString(createElement(Guide, { hidden: true, client: undefined, onStart }))).toBe(
      '<qwy-guide hidden=""></qwy-guide>',
    );
  });
});

describe('the types of a component', () => {
  it('are those of its element', () => {
    expectTypeOf<ComponentProps<typeof Guide>['item']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<ComponentProps<typeof Guide>['appearance']>().toEqualTypeOf<
      'standard' | 'elder' | 'kiosk' | undefined
    >();
    expectTypeOf<ComponentProps<typeof Guide>['ref']>().toExtend<Ref<GuideElement> | undefined>();
    expectTypeOf<NonNullable<ComponentProps<typeof Case>['onCaseOpened']>>()
      .parameter(0)
      .toEqualTypeOf<CaseOpenedEvent>();
  });

  it('refuse what the element does not know', () => {
    // @ts-expect-error: no such appearance
    createElement(Guide, { appearance: 'large' });
    // @ts-expect-error: a guide opens no case
    createElement(Guide, { onCaseOpened: () => undefined });
    // @ts-expect-error: no component takes markup as text
    createElement(Guide, { dangerouslySetInnerHTML: { __html: '<b>' } });
    createElement(Case, { onCaseOpened: ({ caseNumber }) => caseNumber.length, 'aria-label': 'case', lang: 'en' });
  });
});
