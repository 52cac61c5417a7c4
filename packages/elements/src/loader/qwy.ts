// What a partner's one script tag loads: <script type="module" src="https://gw…/v/0.1.0/qwy.js"></script>
import { qwyGlobal } from '../global.ts';
import { VERSION } from '../version.ts';
import { checkedImportKey, createCheckedImport } from './checked-import.ts';
import { integrityTable as table } from './integrity-table.ts';
import { loadElements } from './load-elements.ts';
import { TAGS } from './tags.ts';

const script = import.meta.url;
const { config, shared } = qwyGlobal();

if (config.script === undefined) {
  config.script = script;
  config.gateway ??= new URL(script).origin;
  const load =
    table.length > 0
      ? createCheckedImport({ base: script, table, document })
      : (url: string): Promise<unknown> => import(/* @vite-ignore */ url);
  shared.set(checkedImportKey(VERSION), load);
  // The address is put together here, so that no bundler pulls the elements into the loader.
  loadElements({ root: document, tags: TAGS, load: (tag) => load(new URL(`./e/${tag}.js`, script).href) });
} else {
  console.warn(
    `[qwy] ${config.script} is in charge of this page already; version ${VERSION} from ${script} leaves it alone.`,
  );
}
