import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bearer, createClient } from '@qwy/sdk';
import { Given } from './command.ts';
import type { Call, Command, Option } from './command.ts';
import { caseCommands } from './commands/cases.ts';
import { channelCommands } from './commands/channel.ts';
import { citizenCommands } from './commands/citizens.ts';
import { doctorCommands } from './commands/doctor.ts';
import { formCommands } from './commands/forms.ts';
import { guideCommands } from './commands/guides.ts';
import { itemCommands } from './commands/items.ts';
import { keyCommands } from './commands/keys.ts';
import { lintCommands } from './commands/lint.ts';
import { newCommands } from './commands/new.ts';
import { partnerCommands } from './commands/partners.ts';
import { staffCommands } from './commands/staff.ts';
import { webhookCommands } from './commands/webhooks.ts';
import { EXIT, UsageError, report } from './failure.ts';
import { helpOf, overview } from './help.ts';
import { readText } from './json-file.ts';
import { harmless } from './table.ts';
import type { World } from './world.ts';

const DEFAULT_GATEWAY = 'http://gw.localhost:8600';

const COMMANDS: readonly Command[] = [
  ...itemCommands,
  ...guideCommands,
  ...formCommands,
  ...caseCommands,
  ...citizenCommands,
  ...partnerCommands,
  ...staffCommands,
  ...keyCommands,
  ...channelCommands,
  ...webhookCommands,
  ...lintCommands,
  ...doctorCommands,
  ...newCommands,
];

/** Taken by every command. */
const COMMON: Readonly<Record<string, Option>> = {
  gateway: { type: 'string', value: '<address>', help: `Default: QWY_GATEWAY, else ${DEFAULT_GATEWAY}.` },
  'token-file': {
    type: 'string',
    value: '<file>',
    help: 'File with the staff token. Default: QWY_TOKEN itself, else .data/admin.token.',
  },
  json: { type: 'boolean', help: 'Prints the answer as JSON.' },
  help: { type: 'boolean', help: 'Says what a command does.' },
};

/** Runs one command line (without `node` and the script) and answers the exit code. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(argv, world);
  } catch (error) {
    return report(error, world.complain);
  }
}

async function dispatch(argv: readonly string[], world: World): Promise<number> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, i) => argv[i] === word));
  if (command === undefined) return unknown(argv, world);
  const words = argv.slice(command.name.split(' ').length);
  const { values, positionals } = parse(command, words);
  if (values['help'] === true) {
    for (const line of helpOf(command, COMMON)) world.print(line);
    return EXIT.done;
  }
  requireArgs(command, positionals);
  await command.run(callOf(new Given(values), positionals, world));
  return EXIT.done;
}

function unknown(argv: readonly string[], world: World): number {
  const [first] = argv;
  const isAsking = first === undefined || first === 'help' || argv.includes('--help');
  const known = COMMANDS.filter(({ name }) => name.split(' ')[0] === first);
  const lines = overview(known.length > 0 ? known : COMMANDS);
  if (!isAsking) world.complain(`There is no command \`qwy ${argv.slice(0, 2).join(' ')}\`.`);
  for (const line of lines) (isAsking ? world.print : world.complain)(line);
  return isAsking ? EXIT.done : EXIT.usage;
}

function parse(command: Command, words: readonly string[]): { values: Record<string, unknown>; positionals: string[] } {
  const all = Object.entries({ ...command.options, ...COMMON });
  const options = Object.fromEntries(all.map(([name, { type, multiple = false }]) => [name, { type, multiple }]));
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { values: { ...values }, positionals };
  } catch (error) {
    // Node's sentence about the option, without the advice that follows it.
    const sentence = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new UsageError(`${sentence.replace(/\.$/, '')}. See \`qwy ${command.name} --help\`.`);
  }
}

function requireArgs({ name, args = [] }: Command, given: readonly string[]): void {
  const isOpen = args.at(-1)?.endsWith('…') === true;
  if (given.length < args.length || given.includes('')) throw new UsageError(`Usage: qwy ${name} ${args.join(' ')}`);
  if (given.length > args.length && !isOpen) {
    throw new UsageError(`Too many words after \`qwy ${name}\`; put quotes around what belongs together.`);
  }
}

function callOf(given: Given, args: readonly string[], world: World): Call {
  const baseUrl = given.text('gateway') ?? world.env['QWY_GATEWAY'] ?? DEFAULT_GATEWAY;
  const base = { baseUrl, fetch: world.fetch, newId: () => world.newId() };
  return {
    args,
    given,
    world,
    gateway: baseUrl,
    anybody: () => usable(() => createClient(base)),
    async staff() {
      const token = await readToken(given, world);
      return usable(() => createClient({ ...base, authorizer: bearer(token) }));
    },
    show(data, lines) {
      const text = given.flag('json') ? [JSON.stringify(data, null, 2)] : [...lines];
      for (const line of text.flatMap((part) => part.split('\n'))) world.print(harmless(line));
    },
  };
}

/** A gateway address that cannot be meant is the caller's mistake, not ours. */
function usable<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError && error.message.includes('`baseUrl`')) {
      throw new UsageError('--gateway must be an absolute http(s) address.');
    }
    throw error;
  }
}

async function readToken(given: Given, world: World): Promise<string> {
  const file = given.text('token-file');
  const fromEnv = world.env['QWY_TOKEN']?.trim();
  if (file === undefined && fromEnv !== undefined && fromEnv !== '') return fromEnv;
  const path = file ?? join(world.env['DATA_DIR'] ?? '.data', 'admin.token');
  const token = await readText(world, path).catch((error: unknown) => {
    if (file !== undefined) throw error;
    throw new UsageError(`There is no token: set QWY_TOKEN, or name a file with --token-file (${path} is not there).`);
  });
  // A line break in a header would be refused much later, and much less clearly.
  if (!/^[\x21-\x7e]+$/.test(token.trim())) throw new UsageError(`${path} does not hold a token.`);
  return token.trim();
}
