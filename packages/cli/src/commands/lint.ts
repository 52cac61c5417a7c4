import { FormDraft } from '@qwy/contract/form';
import { GuideDraft } from '@qwy/contract/guide';
import type { Defect } from '@qwy/contract/item';
import { checkFormDefinition } from '@qwy/contract/rules/form-check';
import { itemCodeDefects } from '@qwy/contract/rules/item-code';
import { situationDefects } from '@qwy/contract/rules/situations';
import type { Command } from '../command.ts';
import { FindingsError } from '../failure.ts';
import { parseShape, readJson } from '../json-file.ts';
import { unwritten } from '../unwritten.ts';
import type { World } from '../world.ts';

async function findings(world: World, file: string): Promise<string[]> {
  const data = await readJson(world, file);
  try {
    return defectsOf(file, data).map(
      ({ field, code, detail }) => `${file}: ${field}: ${code}${detail === undefined ? '' : ` (${detail})`}`,
    );
  } catch (error) {
    if (error instanceof FindingsError) return [...error.lines];
    throw error;
  }
}

/** A form has a schema, a guide has materials. */
function defectsOf(file: string, data: unknown): Defect[] {
  const keys = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  if (keys.includes('schema')) return [...checkFormDefinition(parseShape(file, FormDraft, data)), ...unwritten(data)];
  if (keys.includes('materials')) return [...guideDefects(parseShape(file, GuideDraft, data)), ...unwritten(data)];
  return [{ field: '/', code: 'neither_form_nor_guide' }];
}

/** What is made up has a made-up code: only real ones are held against the code's rules. */
const guideDefects = (guide: GuideDraft): Defect[] => [
  ...(guide.sample ? [] : itemCodeDefects(guide.itemCode, guide.authority.code)),
  ...situationDefects(guide),
];

export const lintCommands: readonly Command[] = [
  {
    name: 'lint',
    args: ['<file.json>…'],
    help: 'Checks guides and forms by the rules of the gateway, without one.',
    async run(call) {
      const found = (await Promise.all(call.args.map((file) => findings(call.world, file)))).flat();
      if (found.length > 0) throw new FindingsError(`${found.length} found.`, found);
      call.show({ files: call.args, findings: [] }, [
        `Nothing found in ${call.args.length === 1 ? '1 file' : `${call.args.length} files`}.`,
      ]);
    },
  },
];
