import type { Route } from '@qwy/contract/route';
import { routeList } from '@qwy/contract/routes';
import type { Exchange, ReleasedSdk } from '@qwy/testing/releases';
import { releases } from '@qwy/testing/releases';
import { describe, expect, it } from 'vitest';
import { bearer } from './authorizer.ts';
import { createTransport } from './transport.ts';

const routeOf = (exchange: Exchange): Route => {
  const found = routeList.find(({ id }) => id === exchange.route);
  if (!found) throw new Error(`${exchange.route} is gone`);
  return found;
};

/** Asks as then and gets what was answered then, or what `change` makes of it. */
async function ask(exchange: Exchange, change: (answer: unknown) => unknown = (answer) => answer) {
  const { params, query, body, status, answer } = exchange;
  const transport = createTransport({
    baseUrl: 'http://gw.test',
    retries: 0,
    authorizer: bearer('token'),
    fetch: async () =>
      answer === undefined
        ? new Response(null, { status })
        : Response.json(change(answer), { status, headers: { 'content-type': 'application/json' } }),
  });
  const options: object = { params, query, body };
  return transport.send(routeOf(exchange), options);
}

/** Their keys are data, of a form or a guide. */
const MAPS = ['situation', 'answers'];

/** What a later gateway may do to an answer without asking anybody: say more, everywhere. */
const grown = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(grown);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, MAPS.includes(name) ? member : grown(member)]);
  return { ...Object.fromEntries(members), qwyLater: { said: 'more' } };
};

/** An answer without what only a later version says: JSON of authors is passed on whole, and so has kept it. */
const known = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== 'qwyLater');
  return Object.fromEntries(members.map(([name, member]) => [name, known(member)]));
};

/** What is put on the wire for an exchange; numbers that are made for each request are left out. */
async function sent(
  { createTransport: create, routes }: { createTransport: ReleasedSdk['createTransport']; routes: readonly Route[] },
  exchange: Exchange,
) {
  const requests: Request[] = [];
  const transport = create({
    baseUrl: 'http://gw.test',
    retries: 0,
    authorizer: bearer('token'),
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      const { answer, status } = exchange;
      return answer === undefined ? new Response(null, { status }) : Response.json(answer, { status });
    },
  });
  const route = routes.find(({ id }) => id === exchange.route);
  if (!route) throw new Error(`${exchange.route} is gone`);
  const { params, query, body } = exchange;
  await transport.send(route, { params, query, body, idempotencyKey: 'skew-0123456789' });
  const [request] = requests;
  return request && [request.method, request.url, Object.fromEntries(request.headers), await request.text()];
}

describe.each(releases())('the gateway of $version', ({ exchanges, sdk }) => {
  it.each(exchanges)('is asked by this SDK as by the one of its own time: $route', async (exchange) => {
    const released = await sdk();
    const then = await sent({ createTransport: released.createTransport, routes: released.routeList }, exchange);
    expect(then).toBeDefined();
    expect(await sent({ createTransport, routes: routeList }, exchange)).toEqual(then);
  });

  it.each(exchanges)('is understood by this SDK: $route', async (exchange) => {
    const asked = ask(exchange);
    await expect(asked).resolves.toEqual(exchange.answer);
  });

  it.each(exchanges.filter(({ answer }) => answer !== undefined))(
    'may say more in a later version: $route',
    async (exchange) => {
      const answer = await ask(exchange, grown);
      expect(known(answer)).toEqual(exchange.answer);
    },
  );

  it('may know states in a later version that this SDK does not', async () => {
    const lookUp = exchanges.find(({ route }) => route === 'lookUpCase');
    if (!lookUp) throw new Error('not recorded');
    const later = (answer: unknown): unknown => ({ ...Object(answer), state: 'sealed' });
    await expect(ask(lookUp, later)).resolves.toMatchObject({ state: 'sealed' });
  });
});
