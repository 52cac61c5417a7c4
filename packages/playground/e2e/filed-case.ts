import { createLoopbackFetch } from '@qwy/cli/loopback-fetch';
import type { Scope } from '@qwy/contract/partner';
import { EmbedTokenAnswer, JWT_BEARER } from '@qwy/contract/token';
import { type Client, createClient } from '@qwy/sdk';
import { createFrameKey } from '@qwy/testing/frame-key';
import { sampleForm } from './fill-form.ts';
import type { Sandbox } from './sandbox.ts';
import type { Receipt } from './story.ts';

/** A client as a frame on the bank's page has one: its nonce from the frame's page, its embed token from the bank's server. */
export async function frameClient(sandbox: Sandbox, widget: Scope): Promise<Client> {
  const fetch = createLoopbackFetch();
  const key = await createFrameKey();
  const page = await fetch(`http://forms.localhost:${sandbox.port + 1}/${widget}?partner=pk_bank`);
  let nonce = /nonce&quot;:&quot;([\w.-]+)/.exec(await page.text())?.[1] ?? '';
  const embed = await fetch(sandbox.site('bank', '/qwy-token'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(sandbox.site('bank')).origin },
    body: JSON.stringify({ jkt: key.jkt, nonce, widget }),
  });
  const { token: assertion } = EmbedTokenAnswer.parse(await embed.json());
  const observe = (headers: Headers): void => void (nonce = headers.get('dpop-nonce') ?? nonce);

  const { access_token: accessToken } = await createClient({
    baseUrl: sandbox.gateway,
    fetch,
    authorizer: { authorize: async (target) => ({ dpop: await key.proof({ ...target, nonce }) }), observe },
  }).tokens.requestToken({ grant_type: JWT_BEARER, assertion });
  return createClient({
    baseUrl: sandbox.gateway,
    fetch,
    authorizer: {
      authorize: async (target) => ({
        authorization: `DPoP ${accessToken}`,
        dpop: await key.proof({ ...target, nonce, accessToken }),
      }),
      observe,
    },
  });
}

/** Files a sample application past the browser: for tests of what comes after. */
export async function fileCase(sandbox: Sandbox, slug = 'social-security-card'): Promise<Receipt> {
  const { form, answers } = sampleForm(slug);
  const client = await frameClient(sandbox, 'form');
  const { version } = await client.forms.getForm(form.id);
  const { number, code } = await client.cases.submitCase({
    itemCode: form.itemCode,
    formId: form.id,
    formVersion: version,
    situation: {},
    answers,
    consent: true,
  });
  return { number, code };
}
