import { GuideDraft } from '@qwy/contract/guide';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { readShape } from '../json-file.ts';
import { refuseUnwritten } from '../unwritten.ts';

export const guideCommands: readonly Command[] = [
  {
    name: 'guides publish',
    args: ['<file.json>'],
    help: 'Publishes a guide; pages that show it are updated at once.',
    async run(call) {
      const draft = await readShape(call.world, arg(call), GuideDraft);
      refuseUnwritten(arg(call), draft);
      const client = await call.staff();
      const guide = await client.guides.publishGuide(draft.itemCode, draft, { idempotencyKey: call.world.newId() });
      call.show(guide, [`Published ${guide.name}, version ${guide.version}.`]);
    },
  },
  {
    name: 'guides withdraw',
    args: ['<item code>'],
    help: 'Withdraws a guide; its item stays listed without one.',
    async run(call) {
      const client = await call.staff();
      await client.guides.withdrawGuide(arg(call), { idempotencyKey: call.world.newId() });
      call.show({ withdrawn: arg(call) }, [`Withdrawn: the guide of ${arg(call)}.`]);
    },
  },
];
