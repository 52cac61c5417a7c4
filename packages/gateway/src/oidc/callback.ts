import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { noticePage } from '../frames/notice-page.ts';
import { attachCitizen } from '../store/grants.ts';
import {
  answerLogin,
  findAnsweredLogin,
  findPendingLogin,
  finishLogin,
  loginPurpose,
  putCitizen,
} from '../store/logins.ts';
import { withRetry } from '../store/retry.ts';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import { errorKind, newSecret } from '../world.ts';
import { numberOf } from './number.ts';
import type { Oidc } from './oidc.ts';
import { CONFIRM_PATH, WINDOW_STYLES, WINDOW_STYLES_PATH, comparePage } from './window-pages.ts';

export interface CallbackDeps {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly log: Log;
  readonly oidc: Oidc;
  readonly publicUrl: string;
}

/** What the form of the last page sends. */
const Confirmation = z.object({
  confirm: z.string().check(z.regex(/^[\w-]{43}$/)),
  number: z.string().check(z.maxLength(4)),
});

/** `form-action 'self'`: the form of the last page, which answers itself and sends nobody elsewhere. */
const POLICY = `default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/**
 * Where the provider sends the citizen's window. The provider's answer alone binds nobody: an address of a sign-in can be sent to
 * somebody else, who would then be signed in for the sender's page. So the window asks for the number that the citizen's own
 * page shows, and only the right one counts, once. It ends with one sentence: the frame learns of it by asking the gateway, never
 * through an opener, a broadcast or a cookie.
 */
export function bindLoginCallback(app: FastifyInstance, { db, world, log, oidc, publicUrl }: CallbackDeps): void {
  app.get('/login/callback', async (request, reply) => {
    asWindow(reply);
    const callback = new URL(request.url, publicUrl);
    const state = callback.searchParams.get('state') ?? '';
    const login = await findPendingLogin(db, world, state);
    const purpose = login && (await loginPurpose(db, login.grantId));
    if (!login || !purpose) return reply.code(400).send(noticePage('login-failed', login?.locale ?? 'zh-CN'));
    try {
      const person = await oidc.finish(callback, { state, ...login });
      const confirm = newSecret(world);
      const isFirst = await withRetry(db, async (tx) =>
        answerLogin(tx, login.id, {
          confirmSecret: confirm,
          citizenId: await putCitizen(tx, world, person),
          assurance: person.assurance,
        }),
      );
      if (!isFirst) return reply.code(400).send(noticePage('login-failed', login.locale));
      return reply.send(comparePage({ ...purpose, choices: numberOf(login).choices, confirm, locale: login.locale }));
    } catch (error) {
      log('warn', 'login.failed', {
        requestId: request.id,
        login: login.id,
        error: errorKind(error),
      });
      await finishLogin(db, login.id, 'failed');
      return reply.code(400).send(noticePage('login-failed', login.locale));
    }
  });

  app.post(CONFIRM_PATH, async (request, reply) => {
    asWindow(reply);
    const sent = Confirmation.safeParse(request.body);
    const login = sent.success ? await findAnsweredLogin(db, world, sent.data.confirm) : undefined;
    if (!sent.success || !login) return reply.code(400).send(noticePage('login-failed', 'zh-CN'));
    const isRight = sent.data.number === numberOf(login).number;
    const isDone = await withRetry(db, async (tx) => {
      if (!(await finishLogin(tx, login.id, isRight ? 'done' : 'failed'))) return false;
      if (isRight) await attachCitizen(tx, login.grantId, login.citizenId, login.assurance);
      return isRight;
    });
    if (!isRight) log('warn', 'login.number_wrong', { requestId: request.id, login: login.id });
    return reply.code(isDone ? 200 : 400).send(noticePage(isDone ? 'login-done' : 'login-failed', login.locale));
  });

  app.get(WINDOW_STYLES_PATH, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(WINDOW_STYLES),
  );
}

function asWindow(reply: FastifyReply): void {
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', POLICY);
}
