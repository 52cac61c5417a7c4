/**
 * What our SQL must leave alone so that it runs on PGlite, Postgres, Citus, YugabyteDB and CockroachDB alike.
 * Used by the lint test over all migrations.
 */
import { splitStatements, withoutComments } from './split-statements.ts';

const forbidden: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/\b(small|big)?serial\d?\b/, 'serial: ids are made by the application'],
  [/\bgenerated\s+(always|by\s+default)\s+as\s+identity\b/, 'identity: ids are made by the application'],
  [/\b(create|alter|drop)\s+sequence\b|\bnextval\s*\(/, 'sequence: ids are made by the application'],
  [/\b(un)?listen\b|\bnotify\b|\bpg_notify\b/, 'LISTEN/NOTIFY: poll instead'],
  [/\btrigger\b/, 'trigger: do it in the repository'],
  [/\b(create|alter|drop)\s+extension\b/, 'extension: not on every engine'],
  [/\bpg_(try_)?advisory/, 'advisory lock: use a row with a lease'],
  [
    /\bcreate\s+(or\s+replace\s+)?(function|procedure|rule|aggregate)\b|^do\b/,
    'code in the database: do it in TypeScript',
  ],
  [/\bexclude\s+using\b/, 'exclusion constraint: use a conditional update'],
  [/\bdeferrable\b/, 'deferrable constraint: not on every engine'],
  [/\bconcurrently\b/, 'concurrently: cannot run in a transaction'],
  [/\binherits\s*\(/, 'inheritance: not on every engine'],
  [/\bunlogged\b/, 'unlogged table: its rows do not survive a crash'],
  [/\btimestamp\b(?!\s*(\(\d\)\s*)?with\s+time)/, 'timestamp without time zone: use timestamptz'],
  [/^(begin|commit|rollback|start\s+transaction|set|vacuum|cluster|lock)\b/, 'session command: the runner has its own'],
];

/** @returns one sentence per violation, empty if the text stays inside the subset. */
export function findSubsetViolations(fileText: string): string[] {
  const statements = splitStatements(fileText).map(bareText);
  return [
    ...statements.flatMap((statement) => forbidden.flatMap(([pattern, why]) => (pattern.test(statement) ? [why] : []))),
    ...statements.filter(lacksPrimaryKey).map((statement) => `no primary key: ${firstWords(statement)}`),
    ...statements.filter(hasUnnamedIndex).map((statement) => `index without a name: ${firstWords(statement)}`),
    ...(statements.some(isSchemaChange) && statements.some(isDataChange)
      ? ['schema and data changed in one file: several engines cannot do both in one transaction']
      : []),
  ];
}

/** Lower case, without comments and without what stands in quotes, so that words in texts are not taken for SQL. */
function bareText(statement: string): string {
  return withoutComments(statement)
    .replaceAll(/'[^']*'/g, `''`)
    .toLowerCase()
    .trim();
}

function lacksPrimaryKey(statement: string): boolean {
  return /^create\s+table\b/.test(statement) && !/\bprimary\s+key\b/.test(statement);
}

function hasUnnamedIndex(statement: string): boolean {
  return /^create\s+(unique\s+)?index\s+on\b/.test(statement);
}

function isSchemaChange(statement: string): boolean {
  return /^(create|alter|drop)\b/.test(statement);
}

function isDataChange(statement: string): boolean {
  return /^(insert|update|delete|merge|with)\b/.test(statement);
}

function firstWords(statement: string): string {
  return statement.split(/\s+/, 4).join(' ');
}
