import { expect } from '@open-wc/testing';
import type { IntegrityRow } from '@qwy/contract/manifest';
import { afterEach, describe, it, vi } from 'vitest';
import { createCheckedImport } from './checked-import.ts';

const here = import.meta.url; // apart, or Vite takes the next line for an asset's address
const BASE = new URL('.', here).href;
const TAGS = 'tags.ts';
const EVENT = 'load-failed-event.ts';
const WRONG = 'A'.repeat(64);
/** Not in the page's module map yet: what is there was judged when it came. */
const TAMPERED = `${EVENT}?tampered`;

const sha384 = async (bytes: ArrayBuffer): Promise<string> =>
  btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))));

/** The row of a file as the server has it now. */
async function row(name: string, imports: number[] = []): Promise<IntegrityRow> {
  const response = await fetch(new URL(name, BASE));
  return [name, await sha384(await response.arrayBuffer()), imports];
}

function checkedImport(table: IntegrityRow[], from: Document = document) {
  const imported: string[] = [];
  const load = createCheckedImport({
    base: BASE,
    table,
    document: from,
    importModule: async (url) => imported.push(url),
  });
  return { imported, load: (name: string) => load(new URL(name, BASE).href) };
}
const outcome = (loading: Promise<unknown>): Promise<string> => loading.then(() => 'imported', String);

/** A document of a browser that does not know module preloads. */
const oldDocument = { createElement: () => ({ relList: { supports: () => false } }) } as unknown as Document;
/** A document of a browser that loads them and never looks at their hash. */
const webKitDocument = {
  defaultView: { navigator: { vendor: 'Apple Computer, Inc.' } },
  createElement: () => ({ relList: { supports: () => true } }),
} as unknown as Document;

describe('the checked import', () => {
  afterEach(() => vi.restoreAllMocks());

  it('imports a file that is what was published, with what it imports', async () => {
    const { load, imported } = checkedImport([await row(TAGS, [1]), await row(EVENT)]);
    await load(TAGS);
    expect(imported).to.deep.equal([`${BASE}${TAGS}`]);
    expect(document.querySelectorAll('link[rel="modulepreload"][integrity]').length).to.equal(0);
  });

  it('imports nothing when one file among those it imports is another', async () => {
    const { load, imported } = checkedImport([
      await row(TAGS, [1]),
      await row('load-elements.ts', [2]),
      [TAMPERED, WRONG, []],
    ]);
    expect(await outcome(load(TAGS))).to.include(`${TAMPERED} is not what was published`);
    expect(imported).to.deep.equal([]);
  });

  it('imports nothing that it has no hash of', async () => {
    const { load, imported } = checkedImport([await row(TAGS)]);
    expect(await outcome(load(EVENT))).to.include('is no file of this version');
    expect(imported).to.deep.equal([]);
  });

  it("leaves another copy's files to the browser", async () => {
    const { load, imported } = checkedImport([await row(TAGS)]);
    await load('https://elsewhere.test/v/0.1.0/c/part.js');
    expect(imported).to.deep.equal(['https://elsewhere.test/v/0.1.0/c/part.js']);
  });

  for (const [browser, from] of Object.entries({ 'one without them': oldDocument, WebKit: webKitDocument }))
    it(`checks in a browser that cannot check module preloads: ${browser}`, async () => {
      const good = checkedImport([await row(TAGS)], from);
      await good.load(TAGS);
      expect(good.imported).to.have.lengthOf(1);
      const bad = checkedImport([[TAGS, WRONG, []]], from);
      expect(await outcome(bad.load(TAGS))).to.not.equal('imported');
      expect(bad.imported).to.deep.equal([]);
    });

  it('checks again what did not arrive, and asks only once for what did', async () => {
    const { load, imported } = checkedImport([await row(TAGS, [1]), await row(EVENT)], oldDocument);
    const fetches = vi.spyOn(globalThis, 'fetch');
    fetches.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect(await outcome(load(TAGS))).to.include('Failed to fetch');
    expect(await outcome(load(TAGS))).to.equal('imported');
    await load(TAGS);
    expect(imported).to.have.lengthOf(2);
    expect(fetches.mock.calls).to.have.lengthOf(3);
  });
});
