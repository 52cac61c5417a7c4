// What Storybook shows and how it builds. Nothing is sent or fetched: no telemetry, no update check, no remote addon.
import type { StorybookConfig } from '@storybook/web-components-vite';

const CONDITION = 'qwy-source';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.@(mdx|stories.ts)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, disableWebpackDefaults: true },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions: [CONDITION, 'module', 'browser', 'development|production'] },
    // Lit's decorators: the same transform as in tools/rollup/typescript.ts.
    oxc: {
      ...vite.oxc,
      decorator: { legacy: true },
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    // Storybook's renderer and our elements must share one Lit.
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [...(vite.optimizeDeps?.include ?? []), 'lit', 'lit/*.js', 'lit/directives/*.js'],
    },
    build: { ...vite.build, chunkSizeWarningLimit: 4_000 },
  }),
};

export default config;
