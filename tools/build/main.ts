// Prevents: publishing packages and a script tag that come from different sources: `npm run build` builds all of them.
import { ensureBundles } from './bundles.ts';

const signal = new AbortController().signal;

try {
  await ensureBundles('cdn', signal);
  await ensureBundles('npm', signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
