/**
 * A code as somebody typed or pasted it, made comparable: full-width characters become plain ones, every kind of dash
 * becomes `-`, white space and zero-width characters go. Letters keep their case.
 */
export function typedCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}
