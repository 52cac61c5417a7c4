import { FormDraft } from '@qwy/contract/form';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { readShape } from '../json-file.ts';
import { refuseUnwritten } from '../unwritten.ts';

export const formCommands: readonly Command[] = [
  {
    name: 'forms publish',
    args: ['<file.json>'],
    help: 'Publishes a form; whoever has an older version open is asked to look again.',
    async run(call) {
      const draft = await readShape(call.world, arg(call), FormDraft);
      refuseUnwritten(arg(call), draft);
      const client = await call.staff();
      const form = await client.forms.publishForm(draft.id, draft, { idempotencyKey: call.world.newId() });
      call.show(form, [`Published ${form.title}, version ${form.version}.`]);
    },
  },
];
