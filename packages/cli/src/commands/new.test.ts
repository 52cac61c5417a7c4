import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptedWorld } from '../../test/scripted-world.ts';

const NEW = [
  'new',
  'item',
  'card',
  '--code',
  '11440100007482575H3440118009000',
  '--name',
  '敬老卡办理',
  '--authority',
  '平利县民政局',
].concat(['--region', '610926', '--region-name', '平利县']);

describe('new item', () => {
  let world: Awaited<ReturnType<typeof scriptedWorld>>;
  beforeEach(async () => {
    world = await scriptedWorld();
  });
  afterEach(() => world.remove());
  const write = async (name: string, change: (text: string) => string): Promise<void> => {
    const file = join(world.cwd, 'card', name);
    await writeFile(file, change(await readFile(file, 'utf8')));
  };

  it('begins a guide and a form that lack nothing but what only their authors know', async () => {
    const { code, out } = await world.qwy(NEW);
    expect([code, out[0], out[1]]).toEqual([0, 'card/guide.json', 'card/form.json']);
    const lint = await world.qwy(['lint', 'card/guide.json', 'card/form.json']);
    expect(lint.code).toBe(1);
    expect(lint.err.slice(0, -1).filter((line) => !line.endsWith('to_be_written'))).toEqual([]);
    expect(lint.err).toContain('card/form.json: /consent/purpose: to_be_written');

    await Promise.all(
      ['guide.json', 'form.json'].map((name) => write(name, (text) => text.replaceAll('【请填写】', ''))),
    );
    const again = await world.qwy(['lint', 'card/guide.json', 'card/form.json']);
    expect(again.err.filter((line) => line.includes('to_be_written'))).toEqual([]);
    expect(again.err.filter((line) => line.startsWith('card/form.json'))).toEqual([]);
  });

  it.each([
    ['guides', 'guide.json'],
    ['forms', 'form.json'],
  ])('is not published by `%s publish` while a text is missing', async (group, file) => {
    await world.qwy(NEW);
    const { code, err, asked } = await world.qwy([group, 'publish', `card/${file}`]);
    expect([code, asked]).toEqual([1, []]);
    expect(err[0]).toContain('to_be_written');
  });

  it('never writes over what is there', async () => {
    await mkdir(join(world.cwd, 'card'));
    await writeFile(join(world.cwd, 'card', 'form.json'), 'mine');
    const { code, err } = await world.qwy(NEW);
    expect([code, err]).toEqual([2, ['The files could not be written to card: EEXIST.']]);
    expect(await readFile(join(world.cwd, 'card', 'form.json'), 'utf8')).toBe('mine');
  });

  it.each([
    ['--code', 'two words'],
    ['--region', 'Pingli'],
    ['--type', '99'],
    ['--name', ''],
  ])('refuses %s %j', async (option, value) => {
    const at = NEW.indexOf(option);
    const words = at < 0 ? [...NEW, option, value] : NEW.with(at + 1, value);
    expect((await world.qwy(words)).code).toBe(2);
  });
});
