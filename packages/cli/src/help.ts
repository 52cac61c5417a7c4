import type { Command, Option } from './command.ts';
import { table } from './table.ts';

const usageOf = ({ name, args = [] }: Command): string => ['qwy', name, ...args].join(' ');

/** All commands, one line each. */
export function overview(commands: readonly Command[]): string[] {
  return [
    'Usage: qwy <command> [options]',
    '',
    ...table(commands.map((command) => [`  ${usageOf(command)}`, command.help])),
    '',
    'Each command says more with --help. Exit: 0 done, 1 refused, 2 asked wrongly, 3 gateway not reachable now.',
  ];
}

/** One command with its options. */
export function helpOf(command: Command, common: Readonly<Record<string, Option>>): string[] {
  return [
    `Usage: ${usageOf(command)} [options]`,
    '',
    command.help,
    '',
    ...table(
      Object.entries({ ...command.options, ...common }).map(([name, { value, help }]) => [
        `  --${name}${value === undefined ? '' : ` ${value}`}`,
        help,
      ]),
    ),
  ];
}
