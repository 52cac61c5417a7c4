// What a frame document of the gateway loads. The files of the frame are imported from here, not by the document, so that
// none runs before all have been checked, in whatever browser.
import { qwyGlobal } from '../global.ts';
import { VERSION } from '../version.ts';
import { checkedImportKey, createCheckedImport } from './checked-import.ts';
import { holdMessages } from './held-messages.ts';
import { integrityTable as table } from './integrity-table.ts';

const base = import.meta.url;
const messages = holdMessages(window);
const load = createCheckedImport({ base, table, document });
qwyGlobal().shared.set(checkedImportKey(VERSION), load);

/** Modules run after the document's style sheets have come, or have not: a sheet that was refused leaves nothing behind. */
function findStyles(): void {
  for (const link of Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')))
    if (!link.sheet) throw new TypeError(`${link.href} is not what was published, or not there.`);
}

async function begin(): Promise<void> {
  try {
    findStyles();
    await load(new URL('./frame-main.js', base).href);
    messages.release();
  } catch (error) {
    console.error('[qwy] The frame could not be loaded.', error);
    messages.refuse({ type: 'failed', code: 'unavailable' });
  }
}

void begin();
