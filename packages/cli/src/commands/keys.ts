import { generateKeyPair } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PublicJwk } from '@qwy/contract/partner';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';
import { systemReason } from '../json-file.ts';

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
];
