/** For tests only: messages from right to wrong, as a hostile page or a broken build might send them. */
import fc from 'fast-check';

/** What a structured clone carries and no message of ours holds. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, Number.NaN, -0, Infinity, 2 ** 53, '', '__proto__', 'constructor'),
  fc.constantFrom<unknown>([], {}, new Map([['type', 'ready']]), new Date(0), new Uint8Array(8), new Error('no'), 10n),
  fc.constant('<img src=x onerror=alert(1)>'),
  fc.constant('x'.repeat(100_000)),
  fc.constant('javascript:alert(1)'),
  fc.jsonValue({ maxDepth: 2 }),
);
const name = fc.oneof(
  fc.constantFrom('type', 'height', 'request', 'token', 'settings', 'code', '__proto__', 'toString', 'css', 'html'),
  fc.string({ maxLength: 6 }),
);

/** A message of `valid` as it is, or with one or two parts of it gone, added, replaced or put elsewhere. */
export function oddMessages(valid: readonly object[]): fc.Arbitrary<unknown> {
  const right = fc.constantFrom(...valid);
  const changed = fc
    .tuple(
      right,
      fc.array(fc.tuple(fc.constantFrom('drop', 'add', 'replace', 'nest'), fc.nat(9), name, odd), {
        minLength: 1,
        maxLength: 2,
      }),
    )
    .map(([message, changes]) => changes.reduce<unknown>((now, change) => apply(now, change), message));
  return fc.oneof(
    { weight: 2, arbitrary: right },
    { weight: 6, arbitrary: changed },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: right.map((message) => [message]) },
    { weight: 1, arbitrary: right.map((message) => JSON.stringify(message)) },
  );
}

function apply(message: unknown, [how, place, member, value]: [string, number, string, unknown]): unknown {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return value;
  const members = Object.entries(message);
  const [chosen, inner] = members[place % Math.max(1, members.length)] ?? ['type', undefined];
  const others = members.filter(([key]) => key !== chosen);
  const rebuilt = (entries: [string, unknown][]): object => Object.fromEntries(entries);
  switch (how) {
    case 'drop':
      return rebuilt(others);
    case 'add':
      return rebuilt([...members, [member, value]]);
    case 'replace':
      return rebuilt([...others, [chosen, value]]);
    default:
      return rebuilt([...others, [chosen, apply(inner, ['add', place, member, value])]]);
  }
}

/** The same messages in every run; another seed, other thousands. */
export const SEED = 20261124;

/** `count` messages: mutated, then some of them again and in another order. */
export function oddSequence(valid: readonly object[], count: number): unknown[] {
  const fresh = fc.sample(oddMessages(valid), { numRuns: Math.ceil(count * 0.7), seed: SEED });
  const again = fc.sample(fc.constantFrom(...fresh), { numRuns: count - fresh.length, seed: SEED + 1 });
  return (
    fc.sample(fc.shuffledSubarray([...fresh, ...again], { minLength: count }), { numRuns: 1, seed: SEED + 2 })[0] ?? []
  );
}
