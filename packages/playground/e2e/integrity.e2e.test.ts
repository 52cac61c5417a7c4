import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FALLBACK, FROM_NOWHERE, inProvider, openBare, scriptTag } from './bare-page.ts';
import { launchBrowser } from './browser.ts';
import { MANIFEST, VERSION, loadedBy, neededBy, publishedName, tamper } from './published-files.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { openVisit, seen } from './visit.ts';

type Place = 'page' | 'frame';

/** Pages with one element each, which between them load every file; the first that loads a file is where it is tampered with. */
interface Sample {
  readonly element: string;
  readonly entries: Readonly<Record<Place, readonly string[]>>;
  /** What the page's developer asks for in its console, and the entry that is loaded then. */
  readonly asked?: { readonly expression: string; readonly entry: string };
  /** What is loaded only elsewhere. */
  readonly without?: string;
}
const framed = (name: string, attributes = ''): Sample => ({
  element: `<qwy-${name}${attributes}></qwy-${name}>`,
  entries: {
    page: ['qwy.js', 'e/qwy-provider.js', `e/qwy-${name}.js`],
    frame: ['frame.js', 'frame.css', 'frame-main.js', ...viewOf(name)],
  },
});
const viewOf = (name: string): string[] => [fileOf(`/${name}/define-view.ts`)];
const TAKE_OVER = fileOf('/guide/take-over.ts');
const SAMPLES: Readonly<Record<string, Sample>> = {
  case: framed('case'),
  rating: framed('rating'),
  license: framed('license'),
  form: framed('form', ` item="PL-YB-0005"`),
  guide: {
    element: '<qwy-guide item="PL-YB-0009" locale="en"></qwy-guide>',
    entries: { page: ['qwy.js', 'e/qwy-provider.js', 'e/qwy-guide.js'], frame: [] },
    without: TAKE_OVER,
  },
  served: {
    element: `<qwy-guide item="PL-YB-0009" locale="en"><template shadowrootmode="open"><link rel="stylesheet" href="{gateway}/v/${VERSION}/guide.css" integrity="${MANIFEST.files['guide.css']?.integrity ?? ''}" crossorigin="anonymous" /><article></article></template></qwy-guide>`,
    entries: { page: ['qwy.js', 'e/qwy-provider.js', 'e/qwy-guide.js', 'guide.css'], frame: [] },
  },
  diagnosis: { ...framed('case'), asked: { expression: 'Qwy.diagnose()', entry: 'e/diagnose.js' } },
};

const HOSTS: Readonly<Record<Place, RegExp>> = { page: /^gw\./, frame: /^(forms|license)\./ };
const tagOf = ({ element }: Sample): string => /<([\w-]+)/.exec(element)?.[1] ?? '';
const isPlace = (host: string): Place => (HOSTS.page.test(host) ? 'page' : 'frame');

/** Every file in every place that loads it: with the sample, and whether the element can be drawn without it. */
const CASES = (['page', 'frame'] as const).flatMap((place) =>
  Object.keys(MANIFEST.files).flatMap((file) => {
    const sample = Object.values(SAMPLES).find((one) => entriesOf(one, place).has(file));
    if (!sample) return [];
    const isNeeded = neededBy(...sample.entries[place]).has(file);
    return [{ file, place, sample, isNeeded }];
  }),
);

/** Entries with all they can load; of the frame's script only its own widget's view, which is an entry here. */
function entriesOf({ entries: places, asked, without }: Sample, place: Place): ReadonlySet<string> {
  const own = places[place];
  const entries = asked !== undefined && place === 'page' ? [...own, asked.entry] : own;
  const now = neededBy(...entries);
  const later = entries.filter((name) => name !== 'frame-main.js');
  return new Set([...now, ...loadedBy(later)].filter((file) => file !== without));
}

/** The published file that a source became. */
function fileOf(source: string): string {
  const found = Object.keys(MANIFEST.files).find((file) => MANIFEST.files[file]?.source?.endsWith(source));
  return found ?? expect.fail(`nothing published is ${source}`);
}

const readiness = async (page: Page): Promise<number> => (await seen(page, 'qwy-ready')).length;

describe('every published file', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser(FROM_NOWHERE)]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });
  const open = async (page: Page, { element, asked }: Sample): Promise<void> => {
    await openBare(page, sandbox, scriptTag(sandbox), inProvider(element.replaceAll('{gateway}', sandbox.gateway)));
    if (asked === undefined) return;
    await page.waitForFunction('globalThis.Qwy && Qwy.shared.has("diagnose")');
    await page.evaluate(`${asked.expression}.catch(() => undefined)`); // a file that is refused is looked for below
  };
  const tampered = async (page: Page): Promise<unknown[]> =>
    Promise.all(
      page
        .frames()
        .map((frame) =>
          frame.evaluate(() => [
            Reflect.get(globalThis, 'tampered'),
            getComputedStyle(document.documentElement).getPropertyValue('--tampered'),
          ]),
        ),
    );

  it('is loaded by one of our elements, and they all work', async () => {
    const asked: Record<Place, Set<string>> = { page: new Set(), frame: new Set() };
    for (const sample of Object.values(SAMPLES)) {
      const { page, context, urls, trouble } = await openVisit(browser);
      await open(page, sample);
      await expect.poll(() => readiness(page)).toBe(1);
      const expected = (place: Place) => [...entriesOf(sample, place)].sort();
      const loaded = (place: Place) =>
        [
          ...new Set(
            urls.flatMap((url) => (isPlace(new URL(url).hostname) === place ? (publishedName(url) ?? []) : [])),
          ),
        ].sort();
      for (const place of ['page', 'frame'] as const) {
        await expect.poll(() => loaded(place)).toEqual(expected(place));
        for (const name of loaded(place)) asked[place].add(name);
      }
      expect(trouble).toEqual([]);
      await context.close();
    }
    expect([...new Set([...asked.page, ...asked.frame])].sort()).toEqual(
      Object.keys(MANIFEST.files).filter((file) => !file.endsWith('.json')),
    );
    expect(CASES.map(({ place, file }) => `${place} ${file}`).sort()).toEqual(
      [...[...asked.page].map((file) => `page ${file}`), ...[...asked.frame].map((file) => `frame ${file}`)].sort(),
    );
  });

  it.concurrent.for(CASES)(
    'does not run in the $place when it was tampered with: $file',
    async ({ file, place, sample, isNeeded }, { expect }) => {
      const { page, context, console } = await openVisit(browser);
      const asked = await tamper(context, HOSTS[place], file);
      await open(page, sample);
      const refusals = () => console.filter((line) => line.includes(`/v/${VERSION}/${file}`) && /integrity/.test(line));
      await expect.poll(refusals).not.toEqual([]);
      expect(asked.count).toBeGreaterThan(0);
      const element = page.locator(tagOf(sample));
      if (file === TAKE_OVER) {
        // What the server has drawn stays, as where no script runs.
        await element.getByText(FALLBACK).waitFor();
        expect(await seen(page, 'qwy-ready')).toEqual([]);
      } else if (isNeeded && file !== 'guide.css') {
        await element.getByText(FALLBACK).waitFor();
        // Where nothing of ours runs, what the site wrote stays; in all other cases our element also says why.
        if (place === 'frame') await element.getByRole('button', { name: '再试一次' }).waitFor();
        expect(await seen(page, 'qwy-ready')).toEqual([]);
      } else {
        await expect.poll(() => readiness(page)).toBe(1);
      }
      for (const found of await tampered(page)) expect(found).toEqual([undefined, '']);
      await context.close();
    },
  );
});
