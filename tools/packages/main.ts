// Prevents: a release from whatever lay in a folder. `npm run pack` builds, puts together and packs every package, and says where.
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { packAll } from './pack.ts';

try {
  for (const tarball of await packAll(new AbortController().signal))
    console.log(`  ${path.relative(ROOT, tarball.path)}  ${tarball.files.length} files`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
