// Prevents: a conformance report that nobody measured. Every named state of every element, under each appearance and in both languages:
// what WCAG 2.2 AA and the 适老化 rules say in numbers, measured on what the browser drew. Each test leaves in the run's report which
// checks it did: report.ts reads them there.
import axe from 'axe-core';
import { screenText, until } from '@qwy/elements/base/test-drive';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { paleEdges, paleTexts } from './checks/contrast.ts';
import { focused, focusProblems, stops } from './checks/keyboard-path.ts';
import { wrongLanguage } from './checks/language.ts';
import { cutOffWhenSpaced, stickingOut } from './checks/layout.ts';
import type { Size } from './checks/numbers.ts';
import { smallTargets, smallTexts, tightLines } from './checks/numbers.ts';
import { nameOf } from './checks/tree.ts';
import { recordChecks } from './evidence.ts';
import type { Subject } from './subjects.ts';
import { states } from './subjects.ts';

const STATES = states(import.meta.glob('../packages/elements/src/*/*.examples.ts', { eager: true }));
import.meta.glob('../packages/elements/src/*/define*.ts', { eager: true });

const SIZES: readonly Size[] = ['standard', 'elder', 'kiosk'];
const SCHEMES = [
  { scheme: 'light', contrast: 'standard' },
  { scheme: 'light', contrast: 'more' },
  { scheme: 'dark', contrast: 'standard' },
  { scheme: 'dark', contrast: 'more' },
] as const;
/** A kiosk's screen is 1080 px wide, and nobody zooms it. */
const HAND_HELD = SIZES.filter((size) => size !== 'kiosk');
const LANGUAGES = ['zh-CN', 'en'] as const;
/** axe's rules for WCAG 2.0 to 2.2, A and AA. */
const AXE = { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** Words of English. */
const ENGLISH = /[a-z]{3,} [a-z]{2,}/i;

describe('every state', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await page.viewport(800, 900);
    await emulate('none');
  });

  it.for(STATES.map((state) => [`${state.tag} ${state.name}`, state] as const))('%s', async ([, state], { task }) => {
    const { view, ready } = state.draw();
    const main = document.createElement('main');
    main.append(view);
    document.body.append(main);
    await ready;
    await view.updateComplete;
    await expect.element(page.elementLocator(main)).toMatchAriaSnapshot();
    const problems = await judge(view);
    recordChecks(task.meta, state, Object.keys(problems));
    expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((check) => [check, []])));
  });
});

type Problems = Readonly<Record<string, readonly string[]>>;

/** What each check finds, in all appearances and languages. */
async function judge(view: Subject): Promise<Problems> {
  const start = { axe: await axeProblems(view), keyboard: await keyboardProblems(view) };
  const wide = await inAll(view, SIZES, (size) => ({
    'text-size': smallTexts(view, size),
    'line-height': tightLines(view),
    'target-size': smallTargets(view, size),
    contrast: inSchemes(view, paleTexts),
    edges: inSchemes(view, paleEdges),
    language: wrongLanguage(view),
  }));
  await emulate('active');
  const forced = { 'forced-colors': paleTexts(view) };
  await emulate('none');
  await page.viewport(320, 640);
  const narrow = await inAll(view, HAND_HELD, () => ({
    reflow: stickingOut(view),
    'text-spacing': cutOffWhenSpaced(view),
  }));
  return { ...start, ...wide, ...forced, ...narrow };
}

/** Runs `check` under each appearance in each language; what it finds is told with both. */
async function inAll(view: Subject, sizes: readonly Size[], check: (size: Size) => Problems): Promise<Problems> {
  const found: Record<string, string[]> = {};
  const [locale, appearance] = [view.getAttribute('locale') ?? '', view.getAttribute('appearance') ?? 'standard'];
  for (const language of LANGUAGES) {
    await speak(view, language);
    for (const size of sizes) {
      view.setAttribute('appearance', size);
      await view.updateComplete;
      for (const [name, problems] of Object.entries(check(size)))
        found[name] = [...(found[name] ?? []), ...problems.map((problem) => `${language}, ${size}: ${problem}`)];
    }
  }
  view.setAttribute('locale', locale);
  view.setAttribute('appearance', appearance);
  await view.updateComplete;
  return found;
}

/** Colours follow at once: nothing has to be drawn anew. */
function inSchemes(view: Subject, check: (view: Subject) => readonly string[]): string[] {
  const found = SCHEMES.flatMap(({ scheme, contrast }) => {
    view.setAttribute('scheme', scheme);
    view.setAttribute('contrast', contrast);
    document.body.style.background = scheme === 'dark' ? 'black' : '';
    return check(view).map((problem) => `${scheme}, contrast ${contrast}: ${problem}`);
  });
  view.setAttribute('scheme', 'light');
  view.setAttribute('contrast', 'auto');
  document.body.style.background = '';
  return found;
}

/** English texts may have to be loaded first. */
async function speak(view: Subject, language: string): Promise<void> {
  view.setAttribute('locale', language);
  await view.updateComplete;
  if (language !== 'en' || !view.shadowRoot?.querySelector('h1, h2, h3, p, button')) return;
  await import('@qwy/elements/guide/messages.en');
  await until(view, () => ENGLISH.test(screenText(view)));
  await new Promise(requestAnimationFrame);
  await view.updateComplete;
}

async function axeProblems(view: Element): Promise<string[]> {
  const { violations } = await axe.run(view, { resultTypes: ['violations'], runOnly: AXE });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
}

/** Presses Tab from before the element to behind it: everything to press is met, in order, seen, and nothing holds the focus. */
async function keyboardProblems(view: Subject): Promise<string[]> {
  const before = document.createElement('button');
  before.textContent = 'before';
  view.before(before);
  before.focus();
  const expected = stops(view);
  const found: string[] = [];
  for (const [at, stop] of expected.entries()) {
    // A dialog takes the focus by itself, and the page before it is out of reach.
    if (at > 0 || focused() !== stop) await userEvent.tab();
    // A date has a stop for each of its parts.
    for (let part = 0; part < 4 && at > 0 && focused() === expected[at - 1]; part++) await userEvent.tab();
    const here = focused();
    if (here !== stop) return [...found, `Tab went to ${here ? nameOf(here) : 'nothing'}, not to ${nameOf(stop)}`];
    found.push(...focusProblems(stop));
  }
  before.remove();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return found;
}

const emulate = (value: 'active' | 'none'): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
