/** Of which element a file holds the examples; the elements with a frame share one. */
export function tagOf(file: string): string {
  const stem = /([a-z-]+)\.examples\.ts$/.exec(file)?.[1] ?? '';
  return stem === 'frame-host' ? 'qwy-form' : `qwy-${stem}`;
}
