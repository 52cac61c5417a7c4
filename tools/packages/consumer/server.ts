// What a partner's server and a gateway's operator may write in TypeScript.
import { createServer, type IncomingMessage } from 'node:http';
import { createLoopbackFetch } from '@qwy/cli/loopback-fetch';
import { createApp, fetchInto, type AppDeps } from '@qwy/gateway';
import { openDatabase } from '@qwy/gateway/store';
import { buildCsp, createTokenHandler, mintEmbedToken, verifyWebhook, type TokenHandlerOptions } from '@qwy/partner';
import { createClient } from '@qwy/sdk';

export function bank(options: TokenHandlerOptions<IncomingMessage>): ReturnType<typeof createServer> {
  const handler = createTokenHandler(options);
  const { header } = buildCsp({
    gateway: options.gateway,
    formsOrigin: 'https://forms.example.gov.cn',
    licenseOrigin: 'https://license.example.gov.cn',
  });
  return createServer((request, response) => {
    response.setHeader('content-security-policy', header);
    void handler(request, response);
  });
}

export const sign: (options: Parameters<typeof mintEmbedToken>[0]) => string = mintEmbedToken;
export const hear = (body: string, secret: string): ReturnType<typeof verifyWebhook> =>
  verifyWebhook({ body, headers: {}, secret });

export function embedded(deps: AppDeps): ReturnType<typeof createClient> {
  return createClient({ baseUrl: 'http://gw.localhost', fetch: fetchInto(createApp(deps)) });
}
export const remote = createClient({ baseUrl: 'http://gw.localhost:8600', fetch: createLoopbackFetch() });
export const memory = (): Promise<unknown> => openDatabase({ kind: 'memory' });
