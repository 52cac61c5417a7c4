import { WebhookInput } from '@qwy/contract/partner';
import { arg, member } from '../command.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';
import { table } from '../table.ts';

const EVENTS = WebhookInput.shape.events.def.element.options;

export const webhookCommands: readonly Command[] = [
  {
    name: 'webhooks add',
    help: "Sends news of cases and ratings to a department's server; the signing secret is shown this once.",
    options: {
      url: { type: 'string', value: '<address>', help: 'Where to.' },
      event: { type: 'string', multiple: true, value: '<event>', help: `Once or more: ${EVENTS.join(', ')}.` },
      authority: { type: 'string', value: '<name>', help: 'Only news of cases of this authority. Default: of all.' },
    },
    async run(call) {
      const url = call.given.needed('url');
      if (!WebhookInput.shape.url.safeParse(url).success) throw new UsageError('--url must be an absolute address.');
      const events = call.given.texts('event').map((event) => member('--event', event, EVENTS));
      if (events.length === 0) throw new UsageError('--event is missing.');
      const client = await call.staff();
      const created = await client.partners.createWebhook({ url, events, authority: call.given.text('authority') });
      call.show(created, [created.secret]);
    },
  },
  {
    name: 'webhooks list',
    help: 'Lists where news is sent; never the signing secrets.',
    async run(call) {
      const client = await call.staff();
      const list = await client.partners.listWebhooks();
      const lines = list.rows.map(({ id, url, events, authority, createdAt }) => [
        id,
        authority ?? 'all authorities',
        createdAt,
        events.join(','),
        url,
      ]);
      call.show(list, table(lines));
    },
  },
  {
    name: 'webhooks remove',
    args: ['<id>'],
    help: 'Sends nothing there any more; `webhooks list` tells its id.',
    async run(call) {
      const client = await call.staff();
      await client.partners.deleteWebhook(arg(call), { idempotencyKey: call.world.newId() });
      call.show({ id: arg(call), removed: true }, [`${arg(call)} is removed.`]);
    },
  },
];
