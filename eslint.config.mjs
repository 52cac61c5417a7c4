// What a reviewer should not have to say. House rules: no any, named exports, text never becomes markup, the world (clock,
// chance, environment) comes in as arguments, and imports follow the arrows of docs/architecture.md.
import a11y from 'eslint-plugin-lit-a11y';
import * as regexp from 'eslint-plugin-regexp';
import { configs as lit } from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { arrows } from './tools/eslint/arrows.mjs';
import { BROWSER_BANS, EVERYWHERE_BANS, STATE_BANS, WORLD_BANS, syntax } from './tools/eslint/bans.mjs';

/** Tests and what only tests use. */
const TESTS = [
  '**/*.test.ts',
  'packages/*/src/**/{test,fake}-*.ts',
  'packages/*/src/**/*.examples.ts',
  'packages/*/src/**/{fixtures,test-support}/**',
  'packages/*/test/**',
  'packages/testing/**',
  'packages/playground/e2e/**',
];
/** Where the outside world is let in. */
const DOORS = ['packages/*/src/main.ts', 'packages/*/src/settings.ts', 'packages/*/src/**/settings.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '.cache/',
      '.data*/',
      'storybook-static/',
      'coverage/',
      'packages/*/data/',
      'packages/testing/releases/',
      'packages/elements/*.d.ts', // written from the manifest, for frameworks that are not installed here
    ],
  },
  {
    // A rule is changed here, for everybody, or kept.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  ...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.ts', '**/*.mjs'] })),
  {
    files: ['**/*.ts', '**/*.mjs'],
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-var': 'off', // `declare global { var … }` is how TypeScript spells a global; elsewhere `prefer-const` notices
      'prefer-const': 'error',
      'no-restricted-syntax': syntax(EVERYWHERE_BANS),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-invalid-void-type': 'off', // `Promise<void> | void` of callbacks
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  // Our own patterns, run on what anybody sends: none may take time that grows with the square of the text. Tests read their own text.
  {
    files: ['packages/{contract,sdk,elements,partner,gateway,cli}/src/**/*.ts'],
    ignores: TESTS,
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
    },
  },
  // Rules that need types, on the packages only: promises that nobody waits for lose errors silently.
  {
    files: ['packages/*/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false, properties: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // The declarations of chai's plugins, merged, make every chai assertion look like a promise.
    files: ['packages/*/src/**/*.browser.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  // Products: quiet, and without hidden state.
  {
    files: ['packages/{contract,sdk,elements,react,partner,gateway}/src/**/*.ts'],
    ignores: [...TESTS, ...DOORS],
    rules: {
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }], // a partner's console is where a wrong setting is named
      'no-restricted-syntax': syntax(EVERYWHERE_BANS, STATE_BANS),
    },
  },
  {
    files: ['packages/{contract,gateway}/src/**/*.ts'],
    ignores: [...TESTS, ...DOORS],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': syntax(EVERYWHERE_BANS, STATE_BANS, WORLD_BANS),
    },
  },
  // What runs in the citizen's browser.
  {
    files: ['packages/elements/src/**/*.ts', 'stories/**/*.ts', '.storybook/**/*.ts'],
    plugins: { ...lit['flat/recommended'].plugins, wc, 'lit-a11y': a11y },
    settings: {
      litHtmlSources: true,
      wc: { elementBaseClasses: ['LitElement', 'QwyElement', 'ViewElement', 'FrameHostElement'] },
    },
    rules: {
      ...lit['flat/recommended'].rules,
      ...wc.configs['flat/best-practice'].rules,
      ...a11y.configs.recommended.rules,
      'lit/no-classfield-shadowing': 'off', // fields are assigned, not defined: see tools/rollup/typescript.ts
      'lit/no-legacy-imports': 'error',
      'lit/no-template-arrow': 'off',
      'lit/quoted-expressions': ['error', 'never'],
      'lit/ban-attributes': ['error', 'style', 'onclick', 'srcdoc'],
      'wc/guard-super-call': 'off', // Lit's base class has every callback
      'wc/no-child-traversal-in-connectedcallback': 'off',
      'wc/no-method-prefixed-with-on': 'off',
      'lit-a11y/accessible-name': 'off', // cannot see that an expression is text; axe over every story can
      'lit-a11y/no-redundant-role': 'off', // `role="list"` keeps a list without bullets a list for VoiceOver
    },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': syntax(EVERYWHERE_BANS, STATE_BANS, BROWSER_BANS) },
  },
  // Tests make wrong things on purpose and say `!` where an assertion follows.
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai's `expect(x).to.be.true`
      'lit/ban-attributes': 'off', // a host page may do what we may not
      'no-script-url': 'off', // offered to us on purpose
      'no-restricted-syntax': syntax(
        EVERYWHERE_BANS.filter(({ name }) => !['style attribute', 'double assertion'].includes(name)),
      ),
    },
  },
  // These must export a default: that is how their tools find them.
  {
    files: [
      '*.config.{ts,mjs}',
      'tools/**/*.config.mjs',
      'examples/bundle.vite.ts',
      '.storybook/*.ts',
      'docs/.vitepress/**/*.ts',
      'stories/**/*.stories.ts',
      '**/*.d.ts',
      'packages/{testing/src,playground/e2e}/*-global-setup.ts',
    ],
    rules: { 'no-restricted-syntax': syntax(EVERYWHERE_BANS.filter(({ name }) => name !== 'default export')) },
  },
  ...arrows,
);
