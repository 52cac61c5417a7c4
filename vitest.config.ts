// How tests run. `node`: everything without a browser. `browser`: elements in headless Chromium. `stories`: every story is
// drawn, played and checked with axe. `e2e`: the whole sandbox, driven from outside. `browsers`: one
// story, in every engine. `packages`: what is published, as
// strangers install it. One project alone: `vitest --project node`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './tools/lib/chromium.ts';

const ROOT = import.meta.dirname;
const CONDITION = 'qwy-source';
const POSTGRES_SETUP = 'packages/testing/src/postgres-global-setup.ts';
const OPEN_WC_SOCKET = '__web-dev-server__web-socket.js';

/** Packages resolve to their sources, in the browser and in Node. */
const fromSource = {
  resolve: { conditions: [CONDITION, 'module', 'browser', 'development|production'] },
  ssr: {
    resolve: {
      conditions: [CONDITION, 'module', 'node', 'development|production'],
      externalConditions: [CONDITION, 'node'],
    },
  },
} satisfies UserConfig;

/** Lit's decorators: the same transform as in tools/rollup/typescript.ts. */
const litTypescript = {
  oxc: {
    decorator: { legacy: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
} satisfies UserConfig;

/**
 * Everything that must be pre-bundled before the first test: what is discovered only while tests run makes Vite reload the
 * page under them.
 */
const preBundled = ['lit', 'lit/*.js', 'lit/directives/*.js', 'zod/mini', '@cfworker/json-schema', 'fast-check'];

/** A fresh object for each project, because Vitest writes the project's name into it. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { executablePath: findChromium() ?? 'chromium', args: [...CHROMIUM_FLAGS] } }),
  instances: [{ browser: 'chromium' as const, viewport: { width: 800, height: 900 } }],
});

declare module 'vitest' {
  interface ProvidedContext {
    /** Major version of React that the tests of its components run with. */
    readonly react: string;
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        ...fromSource,
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', '{accessibility,stories}/**/*.test.ts'],
          exclude: ['**/*.{browser,a11y,e2e,packages}.test.ts', '**/node_modules/**'],
          globalSetup: existsSync(path.join(ROOT, POSTGRES_SETUP)) ? [POSTGRES_SETUP] : [],
          testTimeout: 60_000,
          hookTimeout: 120_000, // the first PGlite of a worker takes seconds on a loaded machine
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        ...fromSource,
        ...litTypescript,
        plugins: [openWcSocket()],
        test: {
          name: 'browser',
          include: ['packages/{elements,react}/src/**/*.browser.test.ts'],
          globals: true, // @open-wc/testing removes its fixtures in the global afterEach
          provide: { react: '19' },
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          browser: chromium(),
        },
      },
      {
        ...fromSource,
        ...litTypescript,
        resolve: { ...fromSource.resolve, dedupe: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'] },
        optimizeDeps: {
          entries: ['stories/**/*.stories.ts', '.storybook/preview.ts'],
          include: [
            ...preBundled,
            'zod',
            'storybook/actions',
            '@storybook/addon-docs/blocks',
            '@mdx-js/react',
            'react/jsx-runtime',
          ],
        },
        plugins: [storybookTest({ configDir: path.join(ROOT, '.storybook') })],
        test: { name: 'stories', testTimeout: 60_000, browser: chromium() },
      },
      {
        ...fromSource,
        ...litTypescript,
        optimizeDeps: { include: [...preBundled, 'axe-core', 'lean-qr/nano'] },
        test: {
          name: 'accessibility',
          include: ['accessibility/**/*.a11y.test.ts'],
          testTimeout: 60_000, // one test measures a state thirteen times over
          browser: chromium(),
        },
      },
      {
        ...fromSource,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['packages/playground/e2e/**/*.e2e.test.ts', 'tools/**/*.e2e.test.ts'],
          globalSetup: ['packages/playground/e2e/seeded-data-global-setup.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        ...fromSource,
        test: {
          name: 'examples',
          environment: 'node',
          include: ['packages/playground/e2e/examples/*.examples.test.ts'],
          globalSetup: ['tools/examples/global-setup.ts', 'packages/playground/e2e/seeded-data-global-setup.ts'],
          fileParallelism: true,
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'packages',
          environment: 'node',
          include: ['tools/packages/*.packages.test.ts'],
          globalSetup: ['tools/packages/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'browsers',
          environment: 'node',
          include: ['packages/playground/e2e/browsers/*.browsers.test.ts'],
          globalSetup: ['packages/playground/e2e/seeded-data-global-setup.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

/** See tools/vitest/open-wc-socket.ts. */
function openWcSocket(): Plugin {
  const stub = path.join(ROOT, 'tools/vitest/open-wc-socket.ts');
  const resolveId = (id: string) => (id.endsWith(OPEN_WC_SOCKET) ? stub : undefined);
  return {
    name: 'qwy-open-wc-socket',
    enforce: 'pre',
    resolveId,
    config: () => ({
      optimizeDeps: {
        include: ['@open-wc/testing', ...preBundled, 'react', 'react-dom/client', 'react-dom/server'],
        rolldownOptions: { plugins: [{ name: 'qwy-open-wc-socket', resolveId }] },
      },
    }),
  };
}
