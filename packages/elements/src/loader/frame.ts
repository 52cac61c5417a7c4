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

load(new URL('./frame-main.js', base).href).then(
  () => messages.release(),
  (error: unknown) => {
    console.error('[qwy] The frame could not be loaded.', error);
    messages.refuse({ type: 'failed', code: 'unavailable' });
  },
);
