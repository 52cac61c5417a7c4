import { createHash } from 'node:crypto';

export interface NumberToCompare {
  /** Two digits; what the citizen's own page shows. */
  readonly number: string;
  /** It and two others, in an order that says nothing. */
  readonly choices: readonly string[];
}

/**
 * The number by which a citizen sees that the sign-in in this window belongs to the page in front of them. It follows from the
 * sign-in's own secret, so that it is stored nowhere and a page drawn twice shows the same.
 */
export function numberOf({ codeVerifier }: { readonly codeVerifier: string }): NumberToCompare {
  const digest = createHash('sha256').update(`number:${codeVerifier}`).digest();
  const left = Array.from({ length: 90 }, (_, index) => String(index + 10));
  const draw = (at: number): string => left.splice(digest.readUInt32BE(at) % left.length, 1)[0] ?? '';
  const drawn = [draw(0), draw(4), draw(8)];
  const [number = ''] = drawn;
  const start = digest.readUInt32BE(12) % drawn.length;
  return { number, choices: [...drawn.slice(start), ...drawn.slice(0, start)] };
}
