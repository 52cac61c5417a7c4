import { PartnerInput } from '@qwy/contract/partner';
import type { Partner } from '@qwy/contract/partner';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { readShape } from '../json-file.ts';
import { table } from '../table.ts';

const describe = (partner: Partner): string[] => [
  partner.id,
  partner.publishableKey,
  partner.status,
  partner.scopes.join(' '),
  partner.origins.join(' '),
  partner.name,
];

export const partnerCommands: readonly Command[] = [
  {
    name: 'partners list',
    help: 'Lists the registered partners.',
    async run(call) {
      const client = await call.staff();
      const list = await client.partners.listPartners();
      call.show(list, list.rows.length === 0 ? ['No partners.'] : table(list.rows.map(describe)));
    },
  },
  {
    name: 'partners put',
    args: ['<file.json>'],
    help: 'Registers or changes a partner: origins, scopes, terminals, public keys or where it publishes them.',
    async run(call) {
      const input = await readShape(call.world, arg(call), PartnerInput);
      const client = await call.staff();
      const partner = await client.partners.putPartner(input.id, input, { idempotencyKey: call.world.newId() });
      call.show(partner, [`${partner.name} (${partner.id}) is ${partner.status}.`]);
    },
  },
  ...(
    [
      ['suspend', 'suspended', 'Shuts a partner out at once, with every visit that is under way.'],
      ['restore', 'active', 'Lets a suspended partner in again.'],
    ] as const
  ).map(([word, status, help]): Command => ({
    name: `partners ${word}`,
    args: ['<id>'],
    help,
    async run(call) {
      const client = await call.staff();
      const partner = await client.partners.setPartnerStatus(arg(call), status, { idempotencyKey: call.world.newId() });
      call.show(partner, [`${partner.name} (${partner.id}) is ${partner.status}.`]);
    },
  })),
];
