/** A text without those of these characters that stand at its end. `/x+$/` would need a time that grows with the text's square. */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
