import { describe, expect, it } from 'vitest';
import { createSseParser } from './sse-parser.ts';
import type { ServerSentEvent } from './sse-parser.ts';

function parse(chunks: readonly string[], lastEventId?: string): { events: ServerSentEvent[]; retries: number[] } {
  const events: ServerSentEvent[] = [];
  const retries: number[] = [];
  const parser = createSseParser(
    { onEvent: (event) => events.push(event), onRetry: (ms) => retries.push(ms) },
    lastEventId,
  );
  for (const chunk of chunks) parser.push(chunk);
  return { events, retries };
}

const stream = (eol: string): string =>
  [
    ': hello',
    'retry: 3000',
    'id: 7',
    'event: change',
    'data: {"a":1,',
    'data:  "b":2}',
    '',
    'data',
    '',
    'id',
    'data: ünï 公示',
    '',
    '',
  ].join(eol);
const expected = [
  { type: 'change', data: '{"a":1,\n "b":2}', lastEventId: '7' },
  { type: 'message', data: '', lastEventId: '7' },
  { type: 'message', data: 'ünï 公示', lastEventId: '' },
];

describe('createSseParser', () => {
  it.each([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRLF', '\r\n'],
  ])('reads a stream with %s line ends, wherever it is cut', (_, eol) => {
    const text = stream(eol);
    expect(parse([text])).toEqual({ events: expected, retries: [3000] });
    expect(parse([...text])).toEqual({ events: expected, retries: [3000] });
    for (let i = 0; i <= text.length; i++) {
      for (let j = i; j <= text.length; j += 5) {
        expect(parse([text.slice(0, i), text.slice(i, j), text.slice(j)]).events).toEqual(expected);
      }
    }
  });

  it('drops an event whose end never came', () => {
    expect(parse(['data: half']).events).toEqual([]);
    expect(parse(['data: half\n']).events).toEqual([]);
  });

  it('keeps the id it resumed behind until the stream names another', () => {
    expect(parse(['data: x\n\n'], '41').events).toEqual([{ type: 'message', data: 'x', lastEventId: '41' }]);
  });

  it('ignores ids with NUL, odd retries, unknown fields and events without data', () => {
    const { events, retries } = parse(
      ['id: a\0b\nretry: 1e3\nretry: -1\nfoo: bar\n: c\nevent: empty\n\ndata: x\n\n'],
      'old',
    );
    expect(events).toEqual([{ type: 'message', data: 'x', lastEventId: 'old' }]);
    expect(retries).toEqual([]);
  });

  it('refuses an event that never ends instead of eating the memory', () => {
    const part = `data: ${'x'.repeat(100_000)}\n`;
    expect(() => parse(Array<string>(20).fill(part))).toThrow(RangeError);
    expect(() => parse(Array<string>(20).fill('x'.repeat(100_000)))).toThrow(RangeError);
    expect(parse(Array<string>(20).fill(`${part}\n`)).events).toHaveLength(20);
  });
});
