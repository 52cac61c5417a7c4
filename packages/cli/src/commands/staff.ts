import { StaffRole } from '@qwy/contract/token';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';
import { table } from '../table.ts';

export const staffCommands: readonly Command[] = [
  {
    name: 'staff add',
    help: "Makes a token for a member of staff or a department's system; it is shown this once.",
    options: {
      name: { type: 'string', value: '<text>', help: 'Whose token it is.' },
      role: { type: 'string', value: '<role>', help: `One of: ${StaffRole.options.join(', ')}.` },
      authority: { type: 'string', value: '<name>', help: 'Only cases of this authority. Default: all.' },
    },
    async run(call) {
      const { given } = call;
      const name = given.needed('name');
      const role = given.oneOf('role', StaffRole.options);
      if (role === undefined) throw new UsageError('--role is missing.');
      const client = await call.staff();
      const created = await client.tokens.createStaffToken({ name, role, authority: given.text('authority') });
      call.show(created, [created.token]);
    },
  },
  {
    name: 'staff list',
    help: 'Lists the tokens of staff, the revoked ones too; never the token itself.',
    async run(call) {
      const client = await call.staff();
      const list = await client.tokens.listStaffTokens();
      const lines = list.rows.map(({ id, name, role, authority, createdAt, revokedAt }) => [
        id,
        role,
        authority ?? 'all authorities',
        createdAt,
        revokedAt ? `revoked ${revokedAt}` : 'in use',
        name,
      ]);
      call.show(list, table(lines));
    },
  },
  {
    name: 'staff revoke',
    args: ['<id>'],
    help: 'Ends a token at once; `staff list` tells its id.',
    async run(call) {
      const client = await call.staff();
      await client.tokens.revokeStaffToken(arg(call), { idempotencyKey: call.world.newId() });
      call.show({ id: arg(call), revoked: true }, [`${arg(call)} is revoked.`]);
    },
  },
];
