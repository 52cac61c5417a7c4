import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FROM_NOWHERE, inProvider, openBare, scriptTag } from './bare-page.ts';
import { launchBrowser } from './browser.ts';
import { HOST_STYLES } from '@qwy/testing/host-styles';
import { differing } from './pixels.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type Visit, openVisit, seen } from './visit.ts';

/** Narrower than the guide may be at most, for how wide it is belongs to the page; and as high as all of it. */
const VIEWPORT = { width: 900, height: 4_000 };
/** Share of pixels that may differ: letters are drawn a hair's breadth apart. */
const TOLERANCE = 0.001;

describe('an element of ours on somebody’s page', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser(FROM_NOWHERE)]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  const ELEMENTS = {
    'the guide': '<qwy-guide item="PL-YB-0005"></qwy-guide>',
    'a form in its frame': '<qwy-form item="PL-YB-0005"></qwy-form>',
    'a failure': '<qwy-form item="PL-YB-0005" partner="pk_nobody"></qwy-form>',
  };

  /** What is drawn inside an element, whatever its box has become, as a picture. */
  async function picture(page: Page): Promise<Buffer> {
    const clip = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('qwy-guide, qwy-form') ?? {};
      const boxes = Array.from(shadowRoot?.children ?? [], (child) => child.getBoundingClientRect()).filter(
        ({ width, height }) => width > 1 && height > 1, // texts for screen readers are one pixel large
      );
      const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
      const width = Math.max(...boxes.map(({ right }) => right)) - left;
      const height = Math.max(...boxes.map(({ bottom }) => bottom)) - top;
      return { x: Math.round(left), y: Math.round(top), width, height };
    });
    return page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  }

  async function open(element: string): Promise<Visit> {
    const visit = await openVisit(browser, { viewport: VIEWPORT });
    const { page } = visit;
    await openBare(page, sandbox, scriptTag(sandbox), inProvider(element));
    const isThere = async () => [...(await seen(page, 'qwy-ready')), ...(await seen(page, 'qwy-failed'))].length > 0;
    await expect.poll(isThere).toBe(true);
    return visit;
  }

  /** The element under a style sheet of the page's, once it has come to rest. */
  async function drawn(page: Page, style: string): Promise<Buffer> {
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      // Where the element stands and how wide it is, is the page's to say.
      document.body.style.setProperty('margin', '0', 'important');
    }, style);
    for (let last = await picture(page); ;) {
      const next = await picture(page);
      if (next.equals(last)) return next;
      last = next;
    }
  }

  it.each(Object.entries(ELEMENTS))('looks the same under every style sheet: %s', async (_name, element) => {
    const { page, context } = await open(element);
    const plain = await drawn(page, '');
    const changed: string[] = [];
    for (const [name, style] of Object.entries(HOST_STYLES)) {
      const share = differing(await drawn(page, style), plain);
      if (share > TOLERANCE) changed.push(`${name}: ${(share * 100).toFixed(2)} %`);
    }
    expect(changed).toEqual([]);
    await context.close();
  });

  it('changes no computed style of the page around it', async () => {
    const visit = await openVisit(browser, { viewport: VIEWPORT });
    const { page } = visit;
    await openBare(page, sandbox, '', `${HOST_PAGE}<div id="here"></div>`);
    const styles = (): Promise<string[]> =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('html, body, body > :not(#here), body > :not(#here) *')).flatMap(
          (element) =>
            ['', '::before', '::after', '::placeholder', '::selection'].map((part) => {
              const style = getComputedStyle(element, part);
              return `${element.localName}${part} ${Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`).join(';')}`;
            }),
        ),
      );
    // The page grows by what is put into it; nothing else about it may change.
    const sizeless = (all: string[]): string[] =>
      all.map((line) =>
        /^(html|body)\b/.test(line)
          ? line.replace(/(?:(?:block|inline)-size|height|width|(?:perspective|transform)-origin): [^;]*/g, '')
          : line,
      );
    const before = await styles();
    await page.evaluate(
      ({ src, element }) => {
        const script = document.createElement('script');
        script.type = 'module';
        script.src = src;
        document.head.append(script);
        const provider = document.createElement('qwy-provider');
        provider.setAttribute('partner', 'pk_bank');
        for (const tag of element) {
          const one = document.createElement(tag);
          one.setAttribute('item', 'PL-YB-0005');
          provider.append(one);
        }
        document.getElementById('here')?.append(provider);
      },
      {
        src: /src="([^"]+)"/.exec(scriptTag(sandbox))?.[1] ?? '',
        element: ['qwy-guide', 'qwy-form', 'qwy-case', 'qwy-rating', 'qwy-license'],
      },
    );
    await expect.poll(async () => (await seen(page, 'qwy-ready')).length).toBeGreaterThanOrEqual(5);
    expect(before.length).toBeGreaterThan(100);
    expect(sizeless(await styles())).toEqual(sizeless(before));
    await visit.context.close();
  });
});

/** One of each kind of thing that stands on pages. */
const HOST_PAGE =
  '<h1>标题</h1><h2>二</h2><h3>三</h3><p>文字 <a href="#x">链接</a> <strong>重</strong> <em>斜</em> <code>码</code></p><ul><li>一</li></ul>' +
  '<ol><li>二</li></ol><dl><dt>项</dt><dd>值</dd></dl><table><caption>表</caption><tbody><tr><th>头</th><td>格</td></tr></tbody></table>' +
  '<form><label>名 <input placeholder="x"></label><select><option>甲</option></select><textarea></textarea><button>按</button></form>' +
  '<details><summary>更多</summary>内容</details><svg width="9" height="9"><circle r="4"></circle></svg><progress></progress><meter></meter>' +
  '<fieldset><legend>组</legend><input type="checkbox"><input type="radio"></fieldset><blockquote>引</blockquote><hr><iframe></iframe>';
