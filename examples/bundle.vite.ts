// `vite build --config bundle.vite.ts --mode react|react-18|vue`: what a partner's own configuration would say, for each of the examples with a bundler.
import path from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => ({
  root: path.join(import.meta.dirname, mode.replace('-18', '')),
  build: {
    outDir: path.join(import.meta.dirname, 'dist', mode),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
  resolve: {
    conditions: ['module', 'browser', 'production'],
    alias:
      mode === 'react-18'
        ? ['react', 'react-dom'].map((name) => ({
            find: new RegExp(`^${name}(?=/|$)`),
            replacement: path.join(import.meta.dirname, 'react-18/node_modules', name),
          }))
        : [],
  },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('qwy-') } } })],
}));
