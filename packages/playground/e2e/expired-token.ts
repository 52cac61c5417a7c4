import { readFileSync } from 'node:fs';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EmbedTokenRequest } from '@qwy/contract/token';
import { SignJWT } from 'jose';
import type { Sandbox } from './sandbox.ts';

/** Right in everything, signed by the bank's own key, but five minutes too late. */
export async function expiredToken(sandbox: Sandbox, { jkt, nonce, widget }: EmbedTokenRequest): Promise<string> {
  const key = createPrivateKey(readFileSync(join(sandbox.dataDir, 'playground', 'bank.pem')));
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: 'bank',
    aud: sandbox.gateway,
    sub: `visit-${randomUUID()}`,
    origin: new URL(sandbox.site('bank')).origin,
    widget,
    scope: widget,
    nonce,
    jti: randomUUID(),
    iat: now - 420,
    exp: now - 300,
    cnf: { jkt },
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'qwy-embed+jwt', kid: 'bank-1' })
    .sign(key);
}
