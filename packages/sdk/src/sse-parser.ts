/** One server-sent event (WHATWG HTML section 9.2). */
export interface ServerSentEvent {
  /** Default `message`. */
  readonly type: string;
  readonly data: string;
  /** The last id the stream named, this event's or an earlier one's; empty until there is one. */
  readonly lastEventId: string;
}

export interface SseParser {
  /** Takes the next piece of text, cut anywhere. @throws {RangeError} if one event grows beyond the limit */
  push(chunk: string): void;
}

export interface SseHandlers {
  onEvent(event: ServerSentEvent): void;
  /** Where to resume from now on; servers may say it without an event. */
  onId?(id: string): void;
  /** The server's wish for the pause before reconnecting, in milliseconds. */
  onRetry?(ms: number): void;
}

/** Characters one event may have; announcements are a few hundred. */
const MAX_EVENT = 1_000_000;

/**
 * Parses an event stream piece by piece. A byte order mark is the decoder's business.
 * @param lastEventId - what the connection resumed behind
 */
export function createSseParser({ onEvent, onId, onRetry }: SseHandlers, lastEventId = ''): SseParser {
  let pending = ''; // the line that is not whole yet
  let endedWithCr = false;
  let type = '';
  let data: string[] = [];
  let size = 0;
  let known = lastEventId;

  function dispatch(): void {
    if (lastEventId !== known) onId?.(lastEventId);
    known = lastEventId;
    if (data.length > 0) onEvent({ type: type === '' ? 'message' : type, data: data.join('\n'), lastEventId });
    type = '';
    data = [];
    size = 0;
  }

  function readField(line: string): void {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') {
      data.push(value);
      size += value.length;
    } else if (name === 'event') type = value;
    else if (name === 'id' && !value.includes('\0')) lastEventId = value;
    else if (name === 'retry' && /^\d{1,9}$/.test(value)) onRetry?.(Number(value));
    // Anything else is ignored, comments (an empty name) included.
  }

  return {
    push(chunk) {
      if (chunk === '') return;
      // The LF of a CRLF whose CR ended the piece before.
      const text = endedWithCr && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
      endedWithCr = chunk.endsWith('\r');
      const lines = (pending + text).split(/\r\n|\r|\n/);
      pending = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') dispatch();
        else readField(line);
      }
      if (size + pending.length > MAX_EVENT) throw new RangeError('event too large');
    },
  };
}
