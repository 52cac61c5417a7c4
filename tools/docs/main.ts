// Prevents: docs that can only be read as files. `npm run docs` builds the site if needed and serves it; with --check (in
// `npm test`) it only builds: a dead link or a page that cannot be drawn fails.
import { serveFolder } from '../lib/static-server.ts';
import { DOCS_DIR, ensureDocs } from './build.ts';

const PORT = Number(process.env['DOCS_PORT'] ?? 8621);
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

try {
  await ensureDocs(stopping.signal);
  if (!process.argv.includes('--check')) {
    await serveFolder(DOCS_DIR, PORT, stopping.signal);
    console.log(
      `Docs: http://docs.localhost:${PORT}/ (中文), http://docs.localhost:${PORT}/en/ (English). Ctrl-C stops.`,
    );
  }
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
