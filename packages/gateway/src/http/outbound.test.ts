import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboundRefused } from './outbound.ts';
import { createOutboundFetch, guardedFetch, operatorFetch } from './outbound.ts';
import { addressGuard, isNetwork } from './public-address.ts';

/** Addresses that an author of a webhook's address must not reach, as they may be written. */
const SHUT = [
  'http://127.0.0.1/',
  'http://localhost/',
  'http://gw.localhost/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://127.1/',
  'http://0.0.0.0/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::169.254.169.254]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://100.100.100.200/latest/meta-data/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[fe80::1]/',
  'http://[fd12::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
];

describe('the guarded fetch', () => {
  let server: Server;
  let port: number;
  let asked: string[];
  let onRequest: RequestListener;
  beforeEach(async () => {
    asked = [];
    onRequest = (_request, answer) => answer.end('{"ok":true}');
    server = createServer((request, answer) => {
      asked.push(`${request.method} ${request.url}`);
      onRequest(request, answer);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    ({ port } = address);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const refusal = async (call: Promise<Response>): Promise<string> => {
    const error = await call.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) return 'answered';
    return error instanceof Error ? ((error as Partial<OutboundRefused>).reason ?? error.name) : 'unknown';
  };
  const inSandbox = (options = {}) => guardedFetch([], { sandbox: true, ...options });

  it.each(SHUT)('does not call %s', async (url) => {
    const withScheme = [url, url.replace('http:', 'https:')];
    const fetchIt = guardedFetch([], { sandbox: false });
    for (const address of withScheme) expect(await refusal(fetchIt(address))).toBe('address');
  });

  it.each(SHUT)('does not call a name that stands for the host of %s', async (url) => {
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
    const address = host.endsWith('localhost') ? '127.0.0.1' : host;
    const fetchIt = guardedFetch([], {
      sandbox: false,
      lookup: async () => [
        { address: '93.184.215.14', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ],
    });
    expect(await refusal(fetchIt('https://dept.example/'))).toBe('address');
  });

  it('connects to the very address it has judged, though the name changes its mind (DNS rebinding)', async () => {
    const answers = ['127.0.0.2', '127.0.0.1'];
    let lookups = 0;
    const lookup = async () => [{ address: answers[lookups++] ?? '', family: 4 }];
    // 127.0.0.2 may be called, and nobody listens there; 127.0.0.1 is what the name says when asked again.
    const fetchIt = createOutboundFetch({ mayCall: (address) => address === '127.0.0.2', lookup });
    expect(await refusal(fetchIt(`http://rebind.example:${port}/`))).not.toBe('answered');
    expect(lookups).toBe(1);
    expect(asked).toEqual([]);
  });

  it('judges a name anew for each call, keeping no connection that was judged before', async () => {
    let address = '127.0.0.1';
    const lookup = async () => [{ address, family: 4 }];
    const fetchIt = inSandbox({ lookup });
    expect((await fetchIt(`http://dept.example:${port}/`)).status).toBe(200);
    address = '10.0.0.1';
    expect(await refusal(fetchIt(`http://dept.example:${port}/`))).toBe('address');
    expect(asked).toHaveLength(1);
  });

  it('reaches this machine in a sandbox alone', async () => {
    expect((await inSandbox()(`http://dept.localhost:${port}/hook`, { method: 'POST', body: 'x' })).status).toBe(200);
    expect(asked).toEqual(['POST /hook']);
    expect(await refusal(inSandbox()('http://10.0.0.1/'))).toBe('address');
  });

  it('reaches the networks that the operator opened, over plain http too, and no metadata in them', async () => {
    const fetchIt = guardedFetch(['127.0.0.1', '169.254.0.0/16'], { sandbox: false });
    expect((await fetchIt(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect((await fetchIt(`http://dept.localhost:${port}/`)).status).toBe(200);
    expect(await refusal(fetchIt('http://169.254.169.254/'))).toBe('address');
    expect(await refusal(fetchIt('http://127.0.0.2/'))).toBe('address');
  });

  it('speaks no plain http to the internet', async () => {
    const lookup = async () => [{ address: '93.184.215.14', family: 4 }];
    expect(await refusal(guardedFetch([], { sandbox: false, lookup })('http://dept.example/'))).toBe('address');
    expect(await refusal(guardedFetch([], { sandbox: false })('http://93.184.215.14/'))).toBe('address');
  });

  it.each(['ftp://dept.example/', 'file:///etc/passwd', 'data:text/plain,x'])(
    'knows no scheme like %s',
    async (url) => {
      expect(await refusal(inSandbox()(url))).toBe('scheme');
    },
  );

  it('sends no credentials that stand in an address', async () => {
    const outcome = await refusal(inSandbox()(`http://user:secret@dept.localhost:${port}/`));
    expect(outcome).toBe('TypeError'); // the platform's own refusal
    expect(asked).toEqual([]);
  });

  it('hands a redirect back instead of following it', async () => {
    onRequest = (_request, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    const url = `http://dept.localhost:${port}/`;
    expect((await inSandbox()(url)).status).toBe(302);
    expect(await refusal(inSandbox()(url, { redirect: 'error' }))).toBe('redirected');
    expect(asked).toHaveLength(2);
  });

  it('reads no more than it was told to, however it is sent', async () => {
    onRequest = (_request, answer) => {
      const more = (): void => {
        if (!answer.destroyed) answer.write('x'.repeat(10_000), () => more());
      };
      more();
    };
    expect(await refusal(inSandbox({ maxBytes: 50_000 })(`http://dept.localhost:${port}/`))).toBe('too_large');
  });

  it('unpacks nothing', async () => {
    onRequest = (request, answer) => {
      expect(request.headers['accept-encoding']).toBe('identity');
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    };
    expect(await refusal(inSandbox()(`http://dept.localhost:${port}/`))).toBe('encoded');
  });

  it.each([
    ['never answers', () => undefined],
    ['never ends its answer', (_request, answer) => void answer.write('x')],
  ] satisfies [string, RequestListener][])('gives a server up that %s', async (_name, listener) => {
    onRequest = listener;
    const outcome = await refusal(inSandbox({ timeoutMs: 50 })(`http://dept.localhost:${port}/`));
    expect(['TimeoutError', 'AbortError']).toContain(outcome);
  });

  it('lets the operator call what the settings name', async () => {
    expect((await operatorFetch()(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });
});

describe('addressGuard', () => {
  it.each(['93.184.215.14', '1.1.1.1', '2400:3200::1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    'knows %s as the internet',
    (address) => {
      expect(addressGuard([])(address)).toBe(true);
    },
  );

  it.each(['', 'dept.example', '1.1.1', '1.1.1.1.1', '::g'])(
    'lets nothing through that is no address: "%s"',
    (text) => {
      expect(addressGuard([])(text)).toBe(false);
    },
  );
});

describe('isNetwork', () => {
  it.each(['10.20.0.0/16', '10.20.0.7', 'fd12::/16', '::1'])('takes %s', (text) => expect(isNetwork(text)).toBe(true));
  it.each(['10.20.0.0/33', '10.20/16', 'dept.example', '10.0.0.0/8/8', '10.0.0.0/x', ''])('refuses "%s"', (text) =>
    expect(isNetwork(text)).toBe(false),
  );
});
