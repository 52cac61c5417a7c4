// What the analyzer of custom elements reads. It must not touch package.json.
export default {
  globs: ['packages/elements/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.examples.ts', '**/test-*.ts', '**/fixtures/**'],
  outdir: '.cache/manifest',
  litelement: true,
  packagejson: false,
};
