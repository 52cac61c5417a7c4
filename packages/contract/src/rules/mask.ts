/** Masking for display. Text that is too short to hide anything useful is hidden whole. */

/** `张三丰` → `张**`, `Anna Bell` → `A********`. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length < 2) return '*'.repeat(characters.length);
  return characters[0] + '*'.repeat(characters.length - 1);
}

/** `610926199001011236` → `6109**********1236`. */
export function maskCitizenId(number: string): string {
  return maskMiddle(number, 4, 4);
}

/** `13812345678` → `138****5678`. */
export function maskMobile(number: string): string {
  return maskMiddle(number, 3, 4);
}

/** Keeps `head` and `tail` characters; with fewer than four between them, nothing is kept. */
export function maskMiddle(text: string, head: number, tail: number): string {
  const characters = [...text.trim()];
  const hidden = characters.length - head - tail;
  if (hidden < 4) return '*'.repeat(characters.length);
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + characters.slice(head + hidden).join('');
}
