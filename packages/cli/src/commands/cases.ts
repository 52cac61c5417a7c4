import { CaseState } from '@qwy/contract/case';
import type { CaseRecord } from '@qwy/contract/case';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { PAGING, limitOf } from './items.ts';

/** An officer's word for a step, and the state it leads to. */
const STEPS = [
  ['accept', 'accepted', 'Accepts a case (受理).'],
  ['correct', 'correcting', 'Asks the citizen for corrections (补正); say which in --note.'],
  ['suspend', 'suspended', 'Stops the clock for a special procedure (特别程序).'],
  ['resume', 'accepted', 'Goes on after a correction or a special procedure.'],
  ['decide', 'decided', 'Decides a case (办结); a refusal is a decision, too.'],
  ['deliver', 'delivered', 'Records that the result was handed over (送达).'],
  ['reject', 'rejected', 'Does not take up a case (不予受理); say why in --note.'],
] as const;

export const caseCommands: readonly Command[] = [
  {
    name: 'cases list',
    help: "Lists the cases of the officer's authority, newest first.",
    options: {
      state: { type: 'string', value: '<state>', help: `Only these: ${CaseState.options.join(', ')}.` },
      item: { type: 'string', value: '<code>', help: 'Only cases of this item.' },
      ...PAGING,
    },
    async run(call) {
      const { given } = call;
      const state = given.oneOf('state', CaseState.options);
      const limit = limitOf(call);
      const client = await call.staff();
      const page = await client.cases.listCases({
        state,
        itemCode: given.text('item'),
        limit,
        cursor: given.text('cursor'),
      });
      const rows = page.rows.map((row) => [row.number, row.state, row.due?.day ?? '', row.updatedAt, row.itemName]);
      const more = page.next === undefined ? [] : [`More: --cursor ${page.next}`];
      call.show(page, rows.length === 0 ? ['No cases.'] : [...table(rows), ...more]);
    },
  },
  {
    name: 'cases show',
    args: ['<number>'],
    help: 'Shows a case with what the citizen answered; the gateway records each look.',
    async run(call) {
      const client = await call.staff();
      const record = await client.cases.getCase(arg(call));
      call.show(record, describe(record));
    },
  },
  ...STEPS.map(([verb, to, help]): Command => ({
    name: `cases ${verb}`,
    args: ['<number>'],
    help,
    options: { note: { type: 'string', value: '<text>', help: 'Shown to the citizen, 500 characters at most.' } },
    async run(call) {
      const client = await call.staff();
      const record = await client.cases.moveCase(arg(call), { to, note: call.given.text('note') });
      call.show(record, [`${record.number} is ${record.state}.`]);
    },
  })),
];

function describe(record: CaseRecord): string[] {
  const { limit, day } = record.due ?? {};
  const due = limit === undefined ? [] : [['due', `${day ?? ''} (${limit.value} ${limit.unit})`.trim()]];
  const head = [
    ['number', record.number],
    ['item', `${record.itemName} (${record.itemCode})`],
    ['authority', record.authority],
    ['state', record.state],
    ...due,
    ['partner', record.partner ?? '-'],
    ['rated', record.rated ? 'yes' : 'no'],
  ];
  const history = record.history.map(({ at, state, note }) => [at, state, note ?? '']);
  return [...table(head), '', 'History', ...table(history), '', 'Answers', JSON.stringify(record.answers, null, 2)];
}
