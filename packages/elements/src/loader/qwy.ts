// What a partner's one script tag loads: <script type="module" src="https://gw…/v/0.1.0/qwy.js"></script>
import { DIAGNOSE, qwyGlobal } from '../global.ts';
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
  const diagnose = async (): Promise<unknown> => {
    const module = await load(new URL('./e/diagnose.js', script).href);
    return isDiagnosis(module) && module.diagnose();
  };
  shared.set(DIAGNOSE, diagnose);
  // A link that somebody sends must not open anything on a bank's page: only where its own developer has allowed it.
  const isAllowed = Array.from(document.scripts).some(({ src, dataset }) => src === script && 'debug' in dataset);
  if (isAllowed && new URLSearchParams(location.search).has('qwy-debug')) void diagnose();
  loadElements({ root: document, tags: TAGS, load: (tag) => load(new URL(`./e/${tag}.js`, script).href) });
} else {
  console.warn(
    `[qwy] ${config.script} is in charge of this page already; version ${VERSION} from ${script} leaves it alone.`,
  );
}

function isDiagnosis(module: unknown): module is { diagnose: () => Promise<unknown> } {
  return typeof module === 'object' && module !== null && 'diagnose' in module && typeof module.diagnose === 'function';
}
