import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { buildCsp, createTokenHandler } from '@qwy/partner';

const gateway = 'http://gw.localhost:8600';
const formsOrigin = 'http://forms.localhost:8601';
const licenseOrigin = 'http://license.localhost:8602';

const page = `<!doctype html><html lang="zh-CN"><title>办事</title>
<script type="module" src="${gateway}/v/0.1.0/qwy.js"></script>
<qwy-form partner="pk_bank" item="610926-sample" token-endpoint="/qwy-token"><a href="tel:12345">12345</a></qwy-form></html>`;

/** A whole partner site: one page that embeds a form, and the endpoint that signs for its frames. */
export function bankServer(options: { key: string; kid: string; origin: string }): Server {
  const tokenHandler = createTokenHandler({ partnerId: 'bank', gateway, ...options });
  const csp = buildCsp({ gateway, formsOrigin, licenseOrigin });
  return createServer((request, response) => {
    if (request.url === '/qwy-token') return void tokenHandler(request, response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp.header });
    response.end(page);
  });
}
