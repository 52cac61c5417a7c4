/** Elements the loader knows; the module of each is `e/<tag>.js` beside it. */
export const TAGS: readonly string[] = [
  'qwy-guide',
  'qwy-form',
  'qwy-case',
  'qwy-rating',
  'qwy-license',
  'qwy-provider',
];
