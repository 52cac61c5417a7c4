import type { FastifyInstance, InjectOptions } from 'fastify';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'] as const;

/** Lets the SDK talk to an app without a socket: a `fetch` whose every request goes into it. Streams do not work so. */
export function fetchInto(app: FastifyInstance): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const method = METHODS.find((known) => known === request.method);
    if (!method) throw new TypeError(`\`method\` ${request.method} is not supported`);
    const url = new URL(request.url);
    const options: InjectOptions = {
      method,
      url: url.pathname + url.search,
      headers: { host: url.host, ...Object.fromEntries(request.headers) },
    };
    const payload = await request.text();
    const answer = await app.inject(payload === '' ? options : { ...options, payload });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : String(value));
    }
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
  };
}
