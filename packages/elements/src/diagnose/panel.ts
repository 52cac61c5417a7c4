import type { Locale } from '@qwy/contract/frame';
import type { Finding } from '@qwy/contract/rules/diagnosis';
import { tell } from '@qwy/contract/rules/finding-texts';
import { catalogue, format } from '../base/messages.ts';

const messages = catalogue({
  'zh-CN': {
    title: '秦务员组件自查（给网站开发者看）',
    busy: '正在检查……',
    well: '没有发现问题。',
    found: '发现 {count} 处：',
    wrong: '错误',
    advice: '建议',
    close: '关闭',
  },
  en: {
    title: 'Qinwuyuan Embed diagnosis (for the site’s developers)',
    busy: 'Checking…',
    well: 'Nothing found.',
    found: 'Found {count}:',
    wrong: 'wrong',
    advice: 'advice',
    close: 'Close',
  },
});

const STYLES = `
:host { all: initial; position: fixed; right: 12px; bottom: 12px; z-index: 2147483647; max-width: calc(100vw - 24px); }
section { box-sizing: border-box; width: 420px; max-width: 100%; max-height: 60vh; overflow: auto; padding: 16px;
  font: 15px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #1d2129; background: #fff;
  border: 2px solid #1d2129; border-radius: 10px; }
h2 { margin: 0 0 8px; font-size: 16px; }
p { margin: 0 0 8px; }
ul { margin: 0 0 12px; padding: 0; list-style: none; }
li { padding: 8px 0; border-top: 1px solid #d5d9e0; }
li p { margin: 0; overflow-wrap: anywhere; }
strong { color: #b3261e; }
strong.advice { color: #8a4b00; }
code { font: 13px/1.5 ui-monospace, Consolas, monospace; color: #4e5969; }
button { font: inherit; min-height: 44px; padding: 0 16px; color: inherit; background: #f6f7f9; border: 1px solid #6b7585; border-radius: 8px; }
button:focus { outline: 3px solid #ffb020; }
@media (prefers-reduced-motion: no-preference) { section { scroll-behavior: smooth; } }
`;

export interface Panel {
  show(found: readonly Finding[]): void;
  remove(): void;
}

/**
 * A box in a corner of the page. Plain DOM, because it has to work where our elements do not: no Lit, no Trusted Types policy; a
 * constructed style sheet, which needs nothing of the page's policy (browsers without show it plain).
 */
export function openPanel(document: Document, locale: Locale): Panel {
  const words = messages[locale];
  const host = document.createElement('div');
  host.lang = locale;
  host.setAttribute('data-qwy-diagnosis', '');
  const root = host.attachShadow({ mode: 'open' });
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
  }
  const make = (tag: string, text: string, parts: readonly Node[] = []): HTMLElement => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.append(...parts);
    return element;
  };
  const close = make('button', words.close);
  close.setAttribute('type', 'button');
  close.addEventListener('click', () => host.remove());
  const status = make('p', words.busy);
  status.setAttribute('role', 'status');
  const list = make('ul', '');
  const section = make('section', '', [make('h2', words.title), status, list, close]);
  section.setAttribute('aria-label', words.title);
  section.tabIndex = -1;
  root.append(section);
  document.body.append(host);

  const line = (found: Finding): HTMLElement => {
    const { grade, says, mend, code } = tell(found, locale);
    const mark = make('strong', words[grade]);
    mark.className = grade;
    return make('li', '', [
      make('p', '', [mark, document.createTextNode(` ${says}`)]),
      make('p', mend),
      make('p', '', [make('code', code)]),
    ]);
  };
  return {
    show(found) {
      status.textContent = found.length === 0 ? words.well : format(words.found, { count: found.length });
      list.textContent = ''; // `replaceChildren` came with Chromium 86
      list.append(...found.map(line));
    },
    remove: () => host.remove(),
  };
}
