// A partner's worker: the client works where there is no window and no document.
import { createClient } from '@qwy/sdk';

const answer = { rows: [] };
const client = createClient({
  baseUrl: 'https://gw.example.gov.cn',
  fetch: () =>
    Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })),
});

client.items.listItems({ q: '养老' }).then(
  ({ rows }) => postMessage(`found ${rows.length}`),
  (error: unknown) => postMessage(`failed: ${String(error)}`),
);
