import { StaffRole } from '@qwy/contract/token';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';

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
];
