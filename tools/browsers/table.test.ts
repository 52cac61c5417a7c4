import { expect, it } from 'vitest';
import { browserTable, withoutVersions } from './table.ts';

const ENGINES = [{ name: 'Chromium 83', source: 'npm' }];
const report = (version: string, status = 'passed') => ({
  testResults: [
    {
      assertionResults: [
        { ancestorTitles: ['Chromium 83'], title: 'goes on', status, meta: { version } },
        { ancestorTitles: ['Without'], title: 'legs it swims', status: 'passed', meta: {} },
      ],
    },
  ],
});

it('says of each engine what ran and how it ended', () => {
  const page = browserTable(report('83.0.4103.0'), ENGINES);
  expect(page).toContain('| engine | version | from | goes on |');
  expect(page).toContain('| Chromium 83 | 83.0.4103.0 | npm | works |');
  expect(page).toContain('| legs it swims | works |');
  expect(browserTable(report('83.0.4103.0', 'failed'), ENGINES)).toContain('| npm | failed |');
});

it('is not written when an engine did not run', () => {
  expect(() => browserTable({ testResults: [] }, ENGINES)).toThrow('Chromium 83 did not run');
});

it('is not stale because the machine has a newer browser, and is when something else has changed', () => {
  const page = (version: string, status?: string) => withoutVersions(browserTable(report(version, status), ENGINES));
  expect(page('153.9.1esr')).toBe(page('83.0.4103.0'));
  expect(page('83.0.4103.0', 'failed')).not.toBe(page('83.0.4103.0'));
});
