import { TaskType } from '@qwy/contract/item';
import type { ItemPage } from '@qwy/contract/item';
import { arg } from '../command.ts';
import type { Call, Command, Option } from '../command.ts';
import { UsageError } from '../failure.ts';
import { table } from '../table.ts';

const PAGING = {
  limit: { type: 'string', value: '<n>', help: 'Rows, 1 to 100. Default 20.' },
  cursor: { type: 'string', value: '<text>', help: 'Where the page before ended.' },
} satisfies Record<string, Option>;
const FILTERS = {
  region: { type: 'string', value: '<code>', help: 'Only items of this county, town or village.' },
  type: { type: 'string', value: '<code>', help: 'Only items of this type (事项类型), 01 to 20.' },
  'with-guide': { type: 'boolean', help: 'Only items with a published guide.' },
} satisfies Record<string, Option>;

/** A whole number of rows. @throws {UsageError} */
export function limitOf({ given }: Call): number | undefined {
  const text = given.text('limit');
  if (text === undefined) return undefined;
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 100)
    throw new UsageError('--limit must be 1 to 100.');
  return Number(text);
}

async function list(call: Call, words?: string): Promise<void> {
  const { given } = call;
  const page = await call.anybody().items.listItems({
    q: words,
    region: given.text('region'),
    taskType: given.oneOf('type', TaskType.options),
    // The wire knows only "true": without it all are listed.
    withGuide: given.flag('with-guide') ? true : undefined,
    limit: limitOf(call),
    cursor: given.text('cursor'),
  });
  call.show(page, lines(page));
}

function lines({ rows, next, total }: ItemPage): string[] {
  if (rows.length === 0) return ['No items.'];
  const cells = rows.map((item) => {
    const marks = [item.hasGuide ? 'guide' : '', item.hasForm ? 'form' : '', item.sample ? 'sample' : ''].filter(
      Boolean,
    );
    return [item.code, item.name, item.authority.name, marks.join(' ')];
  });
  const count = total === undefined ? [] : [`${rows.length} of ${total}`];
  return [...table(cells), ...count, ...(next === undefined ? [] : [`More: --cursor ${next}`])];
}

export const itemCommands: readonly Command[] = [
  { name: 'items list', help: 'Lists service items.', options: { ...FILTERS, ...PAGING }, run: (call) => list(call) },
  {
    name: 'items search',
    args: ['<words>'],
    help: 'Finds service items by their name; two characters are enough.',
    options: { ...FILTERS, ...PAGING },
    run: (call) => list(call, arg(call)),
  },
];

export { PAGING };
