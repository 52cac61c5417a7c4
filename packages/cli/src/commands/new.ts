import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FormId, ItemCode, RegionCode } from '@qwy/contract/ids';
import { TaskType } from '@qwy/contract/item';
import { arg } from '../command.ts';
import type { Call, Command } from '../command.ts';
import { UsageError } from '../failure.ts';
import { systemReason } from '../json-file.ts';
import { newForm, newGuide } from '../new-item.ts';
import type { NewItem } from '../new-item.ts';
import { unwritten } from '../unwritten.ts';

/** @throws {UsageError} */
function wish({ given }: Call): NewItem {
  const code = given.needed('code');
  const region = given.needed('region');
  if (!ItemCode.safeParse(code).success || !FormId.safeParse(`F-${code}`).success)
    throw new UsageError('--code must be a code: letters, digits, "-", "_" and ".", without spaces.');
  if (!RegionCode.safeParse(region).success) throw new UsageError('--region must be a division code, e.g. 610926.');
  return {
    code,
    name: given.needed('name'),
    authority: given.needed('authority'),
    taskType: given.oneOf('type', TaskType.options) ?? '20',
    region: { code: region, name: given.needed('region-name') },
  };
}

export const newCommands: readonly Command[] = [
  {
    name: 'new item',
    args: ['<folder>'],
    help: 'Begins the guide and the form of a service item; `lint` then tells what is left to write.',
    options: {
      code: { type: 'string', value: '<code>', help: 'Code of the item (事项编码).' },
      name: { type: 'string', value: '<name>', help: 'Its official name.' },
      authority: { type: 'string', value: '<name>', help: 'Who handles it (实施主体).' },
      region: { type: 'string', value: '<code>', help: 'Division it is offered in, e.g. 610926.' },
      'region-name': { type: 'string', value: '<name>', help: 'Name of that division.' },
      type: { type: 'string', value: '<code>', help: 'Its type (事项类型), 01 to 20. Default: 20, public service.' },
    },
    async run(call) {
      const item = wish(call);
      const folder = arg(call);
      const drafts = { 'guide.json': newGuide(item), 'form.json': newForm(item) };
      const files = Object.keys(drafts).map((name) => join(folder, name));
      try {
        await mkdir(resolve(call.world.cwd, folder), { recursive: true });
        for (const [name, draft] of Object.entries(drafts))
          await writeFile(resolve(call.world.cwd, folder, name), `${JSON.stringify(draft, null, 2)}\n`, { flag: 'wx' });
      } catch (error) {
        throw new UsageError(`The files could not be written to ${folder}: ${systemReason(error)}.`);
      }
      const left = Object.values(drafts).flatMap((draft) => unwritten(draft)).length;
      call.show({ files, left }, [
        ...files,
        `${left} texts are marked 【请填写】. Write them, then: qwy lint ${files.join(' ')}`,
      ]);
    },
  },
];
