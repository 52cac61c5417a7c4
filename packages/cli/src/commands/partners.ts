import { PartnerInput } from '@qwy/contract/partner';
import type { Partner } from '@qwy/contract/partner';
import { arg } from '../command.ts';
import type { Command } from '../command.ts';
import { FindingsError } from '../failure.ts';
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
    help: 'Registers or changes a partner: origins, scopes, public keys.',
    async run(call) {
      const input = await readShape(call.world, arg(call), PartnerInput);
      const client = await call.staff();
      const partner = await client.partners.putPartner(input.id, input, { idempotencyKey: call.world.newId() });
      call.show(partner, [`${partner.name} (${partner.id}) is ${partner.status}.`]);
    },
  },
  {
    name: 'partners suspend',
    args: ['<id>'],
    help: 'Shuts a partner out at once; `partners put` lets it in again.',
    async run(call) {
      const client = await call.staff();
      const { rows } = await client.partners.listPartners();
      const found = rows.find(({ id }) => id === arg(call));
      if (found === undefined) throw new FindingsError(`There is no partner ${arg(call)}.`, []);
      const { createdAt: _, ...input } = found;
      const changed = { ...input, status: 'suspended' as const };
      const partner = await client.partners.putPartner(found.id, changed, { idempotencyKey: call.world.newId() });
      call.show(partner, [`${partner.name} (${partner.id}) is ${partner.status}.`]);
    },
  },
];
