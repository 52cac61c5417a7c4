import { tell } from '@qwy/contract/rules/finding-texts';
import type { Command } from '../command.ts';
import { examine } from '../doctor/examine.ts';
import { FindingsError, UsageError } from '../failure.ts';

export const doctorCommands: readonly Command[] = [
  {
    name: 'doctor',
    help: "Looks at a partner's page, token endpoint and registration from the outside, and names what is set wrongly.",
    options: {
      page: {
        type: 'string',
        value: '<address>',
        help: 'A page that embeds. Default: only gateway and partner are looked at.',
      },
      partner: { type: 'string', value: '<pk_…>', help: 'Publishable key. Default: what the page says.' },
      'token-endpoint': { type: 'string', value: '<address>', help: 'Default: what the page says.' },
    },
    async run(call) {
      const { given, world } = call;
      const page = addressed('--page', given.text('page'));
      const partner = given.text('partner');
      if (page === undefined && partner === undefined) throw new UsageError('Name --page, or --partner, or both.');
      const found = await examine({
        world,
        page,
        partner,
        gateway: addressed('--gateway', given.text('gateway')),
        defaultGateway: call.gateway,
        tokenEndpoint: given.text('token-endpoint'),
      });
      const told = found.map((one) => tell(one, 'en'));
      const lines = told.flatMap(({ code, grade, says, mend }) => [`${grade}: ${says} (${code})`, `  ${mend}`]);
      call.show({ findings: told }, lines.length > 0 ? lines : ['Nothing found: this embedding is well.']);
      const wrong = told.filter(({ grade }) => grade === 'wrong').length;
      if (wrong > 0) throw new FindingsError(`${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`, []);
    },
  },
];

function addressed(name: string, value: string | undefined): string | undefined {
  if (value === undefined || (URL.canParse(value) && /^https?:/.test(value))) return value;
  throw new UsageError(`${name} must be an absolute http(s) address.`);
}
