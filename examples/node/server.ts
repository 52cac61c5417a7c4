// A partner's whole server with Node alone: pages under a strict policy, and the endpoint that signs for their frames.
import { createServer } from 'node:http';
import { pageAt } from './pages.ts';
import { policyFor, readSettings } from './settings.ts';
import { createTokenHandler } from '@qwy/partner';

const settings = readSettings(process.env);
const { partnerId, gateway, key, kid, origin, port } = settings;
const policy = policyFor(settings);
const signToken = createTokenHandler({ partnerId, gateway, key, kid, origin });

createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', origin).pathname;
  if (path === '/qwy-token') return void signToken(request, response);
  const page = await pageAt(path, settings);
  response.writeHead(page ? 200 : 404, {
    'content-security-policy': policy,
    'content-type': page?.type ?? 'text/plain',
  });
  response.end(page?.body ?? 'not found');
}).listen(port, '127.0.0.1', () => console.log('ready'));
