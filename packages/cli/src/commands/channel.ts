import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SignedChannel } from '@qwy/contract/channel';
import { CHANNEL_TYPE, Channel, ChannelPlan } from '@qwy/contract/channel';
import { Kid, Origin, PublicJwk } from '@qwy/contract/partner';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';
import { readShape, readText, systemReason } from '../json-file.ts';
import { table } from '../table.ts';

const DAY = 86_400;

export const channelCommands: readonly Command[] = [
  {
    name: 'channel sign',
    args: ['<versions.json>'],
    help: 'Signs which versions of the browser files are current, patched and revoked. Do it away from the gateway, with a key of its own.',
    options: {
      key: { type: 'string', value: '<file>', help: 'Private key, made by `keys new`.' },
      kid: { type: 'string', value: '<name>', help: 'Name of the key.' },
      out: { type: 'string', value: '<file>', help: "The gateway's CHANNEL_FILE." },
      days: { type: 'string', value: '<n>', help: 'How long it is believed, 1 to 366. Default: 90.' },
    },
    async run(call) {
      const { world, given } = call;
      const plan = await readShape(world, arg(call), ChannelPlan);
      const iss = Origin.safeParse(given.needed('gateway'));
      if (!iss.success) throw new UsageError('--gateway must be an origin, such as https://gw.example.gov.cn.');
      const kid = Kid.safeParse(given.needed('kid'));
      if (!kid.success) throw new UsageError('--kid must be the name of a key, 64 characters at most.');
      const days = given.text('days') ?? '90';
      if (!/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > 366)
        throw new UsageError('--days must be 1 to 366.');
      const key = readKey(await readText(world, given.needed('key')));
      const iat = Math.floor(world.now() / 1000);
      const channel = Channel.parse({ iss: iss.data, iat, exp: iat + Number(days) * DAY, versions: plan.versions });
      const signed = signChannel(channel, key, kid.data);
      await write(resolve(world.cwd, given.needed('out')), `${JSON.stringify(signed, null, 2)}\n`);
      call.show(
        signed,
        table(
          channel.versions.map(({ version, status, use }) => [version, status, use === undefined ? '' : `use ${use}`]),
        ),
      );
    },
  },
];

function readKey(pem: string): KeyObject {
  const wrong = new UsageError('--key must be an ES256 private key; make one with `qwy keys new`.');
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw wrong; // the cause may quote the key
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw wrong;
  return key;
}

function signChannel(channel: Channel, key: KeyObject, kid: string): SignedChannel {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: 'ES256', typ: CHANNEL_TYPE, kid })}.${encode(channel)}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const jwk = PublicJwk.parse({ ...createPublicKey(key).export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' });
  return { jws: `${text}.${signature}`, key: jwk };
}

/** In one step: a gateway may read it at any moment. */
async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  } catch (error) {
    throw new UsageError(`The file could not be written: ${systemReason(error)}.`);
  }
}
