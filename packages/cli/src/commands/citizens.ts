import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CitizenSearch } from '@qwy/contract/citizen';
import type { CitizenData, Erasure } from '@qwy/contract/citizen';
import { arg } from '../command.ts';
import type { Call, Command, Option } from '../command.ts';
import { UsageError } from '../failure.ts';
import { readText, systemReason } from '../json-file.ts';
import { table } from '../table.ts';

/** Says twice what cannot be undone. */
const YES: Readonly<Record<string, Option>> = {
  yes: { type: 'boolean', help: 'Says that it is meant: erased is erased.' },
};

export const citizenCommands: readonly Command[] = [
  {
    name: 'citizen find',
    help: 'Finds what there is about a citizen, by the number of the identity card; the gateway records it.',
    options: {
      'number-file': {
        type: 'string',
        value: '<file>',
        help: 'File with the number: on the command line other users of the machine could read it.',
      },
    },
    async run(call) {
      const text = await readText(call.world, call.given.needed('number-file'));
      const search = CitizenSearch.safeParse({ citizenNumber: text.trim().toUpperCase() });
      if (!search.success) throw new UsageError('The file does not hold the number of an identity card.');
      const client = await call.staff();
      const matches = await client.citizens.findCitizens(search.data);
      const lines = [
        ...table(matches.citizens.map(({ id, name, since }) => [`citizen ${id}`, since, name])),
        ...matches.cases.map((number) => `case ${number}, filed without signing in`),
      ];
      call.show(matches, lines.length === 0 ? ['Nothing.'] : lines);
    },
  },
  {
    name: 'citizen show',
    args: ['<id>'],
    help: 'Shows what the gateway holds about a citizen; the gateway records each look.',
    async run(call) {
      const client = await call.staff();
      const data = await client.citizens.getCitizenData(arg(call));
      call.show(data, describe(data));
    },
  },
  {
    name: 'citizen export',
    args: ['<id>'],
    help: 'Writes everything about a citizen into a file that the owner alone can read, to hand it over.',
    options: { out: { type: 'string', value: '<file.json>', help: 'A new file; never one that is there.' } },
    async run(call) {
      const file = call.given.needed('out');
      const client = await call.staff();
      const data = await client.citizens.getCitizenData(arg(call));
      await writePrivate(call, file, `${JSON.stringify(data, null, 2)}\n`);
      call.show({ file, cases: data.cases.length }, [`Written: ${file} (${data.cases.length} cases).`]);
    },
  },
  {
    name: 'citizen erase',
    args: ['<id>'],
    help: 'Erases a citizen, and says what is kept, why and until when.',
    options: YES,
    async run(call) {
      requireYes(call);
      const client = await call.staff();
      const idempotencyKey = call.world.newId();
      const erasure = await client.citizens.eraseCitizen(arg(call), { idempotencyKey });
      call.show(erasure, told(erasure));
    },
  },
  {
    name: 'citizen erase-case',
    args: ['<number>'],
    help: 'Erases the answers of one case, filed without signing in, or says why they are kept.',
    options: YES,
    async run(call) {
      requireYes(call);
      const client = await call.staff();
      const idempotencyKey = call.world.newId();
      const erasure = await client.citizens.eraseCase(arg(call), { idempotencyKey });
      call.show(erasure, told(erasure));
    },
  },
  {
    name: 'citizen withdraw-consent',
    args: ['<number>'],
    help: 'Withdraws the consent to a case: one that is not decided is withdrawn and its answers are erased.',
    options: YES,
    async run(call) {
      requireYes(call);
      const client = await call.staff();
      const { number, state, erased, kept } = await client.citizens.withdrawCaseConsent(arg(call));
      const rest = kept === undefined ? '' : `, kept: ${kept.reason}${kept.until ? ` until ${kept.until}` : ''}`;
      call.show({ number, state, erased, kept }, [
        `${number} is ${state}; its answers are ${erased ? 'erased' : 'not erased'}${rest}.`,
      ]);
    },
  },
];

function requireYes(call: Call): void {
  if (!call.given.flag('yes')) throw new UsageError('It cannot be undone. Add --yes if it is meant.');
}

async function writePrivate(call: Call, file: string, text: string): Promise<void> {
  try {
    await writeFile(resolve(call.world.cwd, file), text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${systemReason(error)}.`);
  }
}

function describe({ citizen, cases, licenses, presentations, visits, requests }: CitizenData): string[] {
  return [
    ...table([
      ['citizen', `${citizen.name} (${citizen.id})`],
      ['number', citizen.citizenNumber ?? '-'],
      ['since', citizen.since],
      ['vouched', citizen.issuer],
    ]),
    '',
    `Cases: ${cases.length}`,
    ...table(
      cases.map((one) => [
        `  ${one.number}`,
        one.state,
        one.kept ? `kept: ${one.kept.reason} ${one.kept.until ?? ''}`.trim() : 'erasable',
        one.itemName,
      ]),
    ),
    `Licences: ${licenses.length}. Shown: ${presentations.length}. Visits: ${visits.length}. Requests: ${requests.length}.`,
  ];
}

function told({ cases, comments, presentations, citizen, kept }: Erasure): string[] {
  return [
    `Erased: ${cases.length} cases, ${comments} comments, ${presentations} showings${citizen ? ', the sign-in' : ''}.`,
    ...kept.map(
      ({ number, state, reason, until }) => `Kept: ${number} (${state}), ${reason}${until ? ` until ${until}` : ''}.`,
    ),
  ];
}
