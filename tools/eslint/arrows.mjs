// Prevents: a browser bundle that pulls in the gateway, and a contract that does I/O. The arrows of docs/architecture.md,
// `elements -> sdk -> contract <- gateway`, as lint rules: one line per package says what it may import.

/**
 * @typedef {object} Arrow
 * @property {string} name - folder under packages/
 * @property {readonly string[]} ours - our packages it may import
 * @property {RegExp} [others] - foreign modules it may import; absent: any that its package.json declares
 */

/** @type {readonly Arrow[]} */
const ARROWS = [
  { name: 'contract', ours: [], others: /^(zod\/mini|@cfworker\/json-schema)$/ },
  { name: 'sdk', ours: ['contract'], others: /^zod\/mini$/ },
  { name: 'elements', ours: ['contract', 'sdk'], others: /^(zod\/mini|lit(\/.*)?|lean-qr(\/.*)?)$/ },
  { name: 'react', ours: ['elements'], others: /^react$/ },
  { name: 'partner', ours: ['contract'], others: /^(node:.*|jsonwebtoken|zod\/mini)$/ },
  { name: 'gateway', ours: ['contract'] },
  { name: 'cli', ours: ['contract', 'sdk'] },
  { name: 'testing', ours: ['contract'] },
  { name: 'playground', ours: ['contract', 'sdk', 'elements', 'react', 'partner', 'gateway', 'cli', 'testing'] },
];

const ZOD = {
  regex: '^zod(?!/mini$)',
  message: "Import 'zod/mini' everywhere, so that browser and gateway share schemas.",
};
const REACH = {
  regex: '^(\\.\\./)+(packages/|(contract|sdk|elements|react|partner|gateway|cli|testing|playground)/src/)',
  message: 'Import another package by its name, @qwy/….',
};

/**
 * @param {Arrow} arrow
 * @param {boolean} isTest - tests may import test tools and @qwy/testing as well
 */
function rule({ name, ours, others }, isTest) {
  const allowed = isTest ? [...ours, name, 'testing'] : [...ours, name];
  const packages = {
    regex: `^@qwy/(?!(${allowed.join('|')})(/|$))`,
    message: `${name} may import only ${ours.join(', ') || 'nothing of ours'} (docs/architecture.md).`,
  };
  const foreign =
    others && !isTest
      ? [
          {
            regex: `^(?![./]|@qwy/|(${others.source.slice(1, -1)})$)`,
            message: `${name} must stay free of this dependency (docs/architecture.md).`,
          },
        ]
      : [];
  return ['error', { patterns: [ZOD, REACH, packages, ...foreign] }];
}

/** ESLint blocks, products first, their tests after. */
export const arrows = ARROWS.flatMap((arrow) => [
  { files: [`packages/${arrow.name}/**/*.ts`], rules: { 'no-restricted-imports': rule(arrow, false) } },
  {
    files: [
      '**/*.test.ts',
      'src/**/{test,fake}-*.ts',
      'src/**/*.examples.ts',
      'src/**/{fixtures,test-support}/**/*.ts',
      'test/**/*.ts',
    ].map((glob) => `packages/${arrow.name}/${glob}`),
    rules: { 'no-restricted-imports': rule(arrow, true) },
  },
]);
