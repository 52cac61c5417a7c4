// The same with Express 5.
import express from 'express';
import { pageAt } from './pages.ts';
import { policyFor, readSettings } from './settings.ts';
import { createTokenHandler } from '@qwy/partner';

const settings = readSettings(process.env);
const { partnerId, gateway, key, kid, origin, port } = settings;
const policy = policyFor(settings);

const app = express();
app.post('/qwy-token', createTokenHandler({ partnerId, gateway, key, kid, origin }));
app.use(async (request, response) => {
  const page = await pageAt(request.path, settings);
  response.status(page ? 200 : 404).set('content-security-policy', policy);
  response.type(page?.type ?? 'text/plain').send(page?.body ?? 'not found');
});
app.listen(port, '127.0.0.1', () => console.log('ready'));
