import fc from 'fast-check';

/** Invented values that no message may carry anywhere, and no console may show. */
export const CANARIES = ['样例·张三', '610926188103050013', 'JY00000000000001'] as const;
export const NUMBER = '20261123-483920-3';

/** One message of an attack, and whether the contract knows it. */
export interface Said {
  readonly message: unknown;
  readonly isKnown: boolean;
}

/** A value that fits no field of any message: personal data, the wrong type, out of every range. */
const unfit = fc.constantFrom<unknown>(
  null,
  [],
  -1,
  1.5,
  200_001,
  Number.NaN,
  Infinity,
  10n,
  true,
  '',
  new Date(0),
  ...CANARIES.map((canary) => `${canary} <img src=x onerror=alert(1)>`),
  'red;background:url(//evil.test)',
  'x'.repeat(100_000),
);
const extraKey = fc.constantFrom(
  'applicant',
  'css',
  'html',
  'then',
  'toJSON',
  'constructor',
  '__proto__',
  'type ',
  'data',
);
const extraValue = fc.oneof(fc.constantFrom<unknown>(...CANARIES, { name: CANARIES[0] }, null, 1), fc.jsonValue());

/** Makes a known message unknown, in one of many ways. */
const broken = (known: fc.Arbitrary<object>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.tuple(known, extraKey, extraValue).map(([message, key, value]) => withOwn(message, key, value)),
    // Deep inside as well as on top; what is optional may be missing, so keys are only removed where all are needed.
    fc.tuple(known, fc.nat({ max: 10_000 }), unfit).map(([message, at, value]) => withLeaf(message, at, value)),
    known.map((message) => Object.fromEntries(Object.entries(message).filter(([key]) => key !== 'type'))),
    fc
      .tuple(known, fc.constantFrom('', 'READY', 'ready ', 'eval', '__proto__', 'constructor', 'toString'))
      .map(([message, type]) => ({ ...message, type })),
    known.map((message) => [message]),
    known.map((message) => JSON.stringify(message)),
    known.map((message) => new Map(Object.entries(message))),
    known.map((message) => Object.assign([], message)),
    known.map((message) => cyclic(message)),
    known.map((message) => Object.assign(new Error(CANARIES[0]), message)),
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
    fc.constantFrom<unknown>(undefined, { qwy: 1, channel: 'abcdefghijklmnopqrstuv' }, deep(200)),
  );

/** A stream of attack messages: known ones, broken ones, and repetitions of what was said before. */
export const attack = (known: fc.Arbitrary<object>, length: number): fc.Arbitrary<readonly Said[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: broken(known).map((message): Said => ({ message, isKnown: false })) },
        { weight: 2, arbitrary: known.map((message): Said => ({ message, isKnown: true })) },
      ),
      { minLength: length, maxLength: length },
    )
    .chain((said) => repeated(said));

/** Every third message is one that was said before, out of its order. */
const repeated = (said: readonly Said[]): fc.Arbitrary<readonly Said[]> =>
  fc
    .array(fc.nat({ max: said.length - 1 }), { minLength: said.length, maxLength: said.length })
    .map((earlier) => said.map((one, at) => (at % 3 === 2 ? (said[(earlier[at] ?? 0) % (at + 1)] ?? one) : one)));

function withOwn(message: object, key: string, value: unknown): object {
  const copy = { ...message };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Replaces the value of one field, counted through nested objects. */
function withLeaf(message: object, at: number, value: unknown): object {
  const entries = Object.entries(message);
  const index = at % entries.length;
  const rest = Math.floor(at / entries.length);
  return Object.fromEntries(
    entries.map(([key, old]: [string, unknown], i) => {
      if (i !== index) return [key, old];
      const isNested = typeof old === 'object' && old !== null && Object.keys(old).length > 0;
      return [key, isNested && rest % 4 > 0 ? withLeaf(old, Math.floor(rest / 4), value) : value];
    }),
  );
}

function cyclic(message: object): object {
  const copy: Record<string, unknown> = { ...message };
  copy['self'] = copy;
  return copy;
}

function deep(levels: number): object {
  let inner: object = { type: 'ready' };
  for (let level = 0; level < levels; level++) inner = { type: 'ready', inner };
  return inner;
}
