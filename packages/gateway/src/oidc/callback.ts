import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { noticePage } from '../frames/notice-page.ts';
import { attachCitizen } from '../store/grants.ts';
import { findPendingLogin, finishLogin, putCitizen } from '../store/logins.ts';
import { withRetry } from '../store/retry.ts';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import type { Oidc } from './oidc.ts';

export interface CallbackDeps {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly log: Log;
  readonly oidc: Oidc;
  readonly publicUrl: string;
}

/**
 * Where the provider sends the citizen's window. It ends here with one sentence: the frame learns of it by asking the
 * gateway, never through an opener, a broadcast or a cookie.
 */
export function bindLoginCallback(app: FastifyInstance, { db, world, log, oidc, publicUrl }: CallbackDeps): void {
  app.get('/login/callback', async (request, reply) => {
    const callback = new URL(request.url, publicUrl);
    const state = callback.searchParams.get('state') ?? '';
    const login = await findPendingLogin(db, world, state);
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header(
        'content-security-policy',
        `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    if (!login) return reply.code(400).send(noticePage('login-failed', 'zh-CN'));
    try {
      const person = await oidc.finish(callback, { state, ...login });
      await withRetry(db, async (tx) => {
        if (!(await finishLogin(tx, login.id, 'done'))) return;
        await attachCitizen(tx, login.grantId, await putCitizen(tx, world, person));
      });
      return reply.send(noticePage('login-done', 'zh-CN'));
    } catch (error) {
      log('warn', 'login.failed', {
        requestId: request.id,
        login: login.id,
        error: error instanceof Error ? error.name : 'unknown',
      });
      await finishLogin(db, login.id, 'failed');
      return reply.code(400).send(noticePage('login-failed', 'zh-CN'));
    }
  });
}
