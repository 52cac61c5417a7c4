import { WebhookInput } from '@qwy/contract/partner';
import { member } from '../command.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';

const EVENTS = WebhookInput.shape.events.def.element.options;

export const webhookCommands: readonly Command[] = [
  {
    name: 'webhooks add',
    help: "Sends news of cases and ratings to a department's server; the signing secret is shown this once.",
    options: {
      url: { type: 'string', value: '<address>', help: 'Where to.' },
      event: { type: 'string', multiple: true, value: '<event>', help: `Once or more: ${EVENTS.join(', ')}.` },
    },
    async run(call) {
      const url = call.given.needed('url');
      if (!WebhookInput.shape.url.safeParse(url).success) throw new UsageError('--url must be an absolute address.');
      const events = call.given.texts('event').map((event) => member('--event', event, EVENTS));
      if (events.length === 0) throw new UsageError('--event is missing.');
      const client = await call.staff();
      const created = await client.partners.createWebhook({ url, events });
      call.show(created, [created.secret]);
    },
  },
];
