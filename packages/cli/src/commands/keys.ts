import { generateKeyPair } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { KEY_OVERLAP, PartnerKeyInput, PublicJwk } from '@qwy/contract/partner';
import type { Partner } from '@qwy/contract/partner';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';
import { readShape, systemReason } from '../json-file.ts';
import { table } from '../table.ts';

const HOUR = 3600;

export const keyCommands: readonly Command[] = [
  {
    name: 'keys new',
    help: "Makes an ES256 key pair: the private half for the partner's server, the public half for its registration.",
    options: {
      out: { type: 'string', value: '<folder>', help: 'Where the two files go.' },
      kid: { type: 'string', value: '<name>', help: 'Name of the key, e.g. bank-2026.' },
    },
    async run(call) {
      const kid = call.given.needed('kid');
      // It becomes a file's name.
      if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(kid))
        throw new UsageError('--kid must be letters, digits, ".", "_" and "-", 64 at most.');
      const folder = call.given.needed('out');
      const { privateKey, publicKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
      const jwk = PublicJwk.parse({ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' });
      const privateFile = join(folder, `${kid}.private.pem`);
      const publicFile = join(folder, `${kid}.public.jwk.json`);
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      try {
        await mkdir(resolve(call.world.cwd, folder), { recursive: true, mode: 0o700 });
        // Readable by the owner alone, and never over a key that may be in use.
        await writeFile(resolve(call.world.cwd, privateFile), pem, { flag: 'wx', mode: 0o600 });
        await writeFile(resolve(call.world.cwd, publicFile), `${JSON.stringify(jwk, null, 2)}\n`, { flag: 'wx' });
      } catch (error) {
        throw new UsageError(`The key could not be written to ${folder}: ${systemReason(error)}.`);
      }
      call.show({ privateFile, publicFile, jwk }, [
        `${privateFile}  private: keep it on the partner's server`,
        `${publicFile}  public: put it into the partner's "keys"`,
      ]);
    },
  },
  {
    name: 'keys rotate',
    args: ['<partner>', '<public.jwk.json>'],
    help: 'Registers a new key of a partner, made by `keys new`; the others are taken a while longer, then no more.',
    options: {
      'overlap-hours': {
        type: 'string',
        value: '<n>',
        help: `How long the others are still taken, 0 to 720. Default: ${KEY_OVERLAP / HOUR}.`,
      },
    },
    async run(call) {
      const key = await readShape(call.world, arg(call, 1), PartnerKeyInput);
      const hours = call.given.text('overlap-hours') ?? String(KEY_OVERLAP / HOUR);
      if (!/^\d{1,3}$/.test(hours) || Number(hours) > 720) throw new UsageError('--overlap-hours must be 0 to 720.');
      const client = await call.staff();
      const addition = { key, keepOthersFor: Number(hours) * HOUR };
      const partner = await client.partners.addPartnerKey(arg(call), addition, { idempotencyKey: call.world.newId() });
      call.show(partner, describe(partner));
    },
  },
  {
    name: 'keys revoke',
    args: ['<partner>', '<kid>'],
    help: 'Takes a key out at once and for good, with the visits that began by it. For a key that may be known to others.',
    async run(call) {
      const client = await call.staff();
      const partner = await client.partners.revokePartnerKey(arg(call), arg(call, 1), {
        idempotencyKey: call.world.newId(),
      });
      call.show(partner, describe(partner));
    },
  },
];

function describe({ jwksUrl, keys, revokedKids }: Partner): string[] {
  const registered = keys.map(({ kid, alg, retireAt }) => [kid, alg, retireAt ? `taken until ${retireAt}` : 'taken']);
  const published = jwksUrl === undefined ? [] : [['published', jwksUrl, 'taken']];
  return table([...registered, ...published, ...revokedKids.map((kid) => [kid, '-', 'revoked'])]);
}
