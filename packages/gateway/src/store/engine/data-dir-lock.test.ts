import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDir } from './data-dir-lock.ts';
import { startChild, type Child } from './fixtures/child.ts';
import { ownIdentity, type ProcessIdentity } from './process-identity.ts';

describe('the lock of a data directory', () => {
  let folder: string;
  let dataDir: string;
  let children: Child[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'qwy-lock-'));
    dataDir = join(folder, 'db');
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    rmSync(folder, { recursive: true });
  });

  const lock = () => lockDataDir(dataDir, ownIdentity(), randomUUID);
  const leaveLockOf = (owner: ProcessIdentity) =>
    writeFileSync(`${dataDir}.lock`, JSON.stringify({ owner, nonce: randomUUID() }));
  const startContender = async () => {
    const child = startChild('lock-child.ts', [dataDir]);
    children.push(child);
    await child.next();
    return child;
  };
  const answerOf = (child: Child) => {
    child.send('go');
    return child.next();
  };

  it('refuses a second process and names the first', async () => {
    const owner = await startContender();
    expect(await answerOf(owner)).toBe('locked');
    expect(lock).toThrow(
      expect.objectContaining({ code: 'locked', message: expect.stringContaining(`process ${String(owner.pid)}.`) }),
    );
  });

  it('refuses the same process the second time', () => {
    lock();
    expect(lock).toThrow(expect.objectContaining({ code: 'locked' }));
  });

  it('is free again after release, and only then is the file gone', () => {
    const first = lock();
    expect(existsSync(`${dataDir}.lock`)).toBe(true);
    first.release();
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
    lock();
    first.release();
    expect(lock, 'a late second release frees nothing').toThrow(expect.objectContaining({ code: 'locked' }));
  });

  it('is taken over from a process that was killed', async () => {
    const owner = await startContender();
    expect(await answerOf(owner)).toBe('locked');
    await owner.kill();
    lock();
    expect(readFileSync(`${dataDir}.lock`, 'utf8')).toContain(`"pid":${String(process.pid)},`);
  });

  it('is taken over by exactly one of many heirs', async () => {
    const owner = await startContender();
    expect(await answerOf(owner)).toBe('locked');
    const heirs = await Promise.all(Array.from({ length: 6 }, startContender));
    await owner.kill();
    const answers = await Promise.all(heirs.map(answerOf));
    expect(answers.sort()).toEqual(['locked', ...Array.from({ length: 5 }, () => 'refused: locked')]);
  });

  it('is never taken from a live process, however old the file', async () => {
    const owner = await startContender();
    expect(await answerOf(owner)).toBe('locked');
    utimesSync(`${dataDir}.lock`, 0, 0);
    expect(lock).toThrow(expect.objectContaining({ code: 'locked' }));
  });

  it('is taken over when the number of its owner belongs to another process now', () => {
    leaveLockOf({ ...ownIdentity(), startTime: '1' });
    lock();
  });

  it('is taken over after a reboot', () => {
    leaveLockOf({ ...ownIdentity(), bootId: 'the boot before' });
    lock();
  });

  it('is taken over from an heir that died on the way', () => {
    const dead = { ...ownIdentity(), startTime: '1' };
    leaveLockOf(dead);
    const { nonce } = JSON.parse(readFileSync(`${dataDir}.lock`, 'utf8'));
    writeFileSync(`${dataDir}.lock.${nonce}`, JSON.stringify({ owner: dead, nonce: randomUUID() }));
    lock();
    expect(existsSync(`${dataDir}.lock.${nonce}`)).toBe(false);
  });

  it.each([
    ['in another container', { pidNamespace: 'pid:[1]' }],
    ['on another machine', { bootId: 'other', hostname: 'other' }],
  ])('leaves the decision to a person if the owner is %s', (_where, elsewhere) => {
    leaveLockOf({ ...ownIdentity(), ...elsewhere });
    expect(lock).toThrow(expect.objectContaining({ code: 'lock_unclear', message: expect.stringContaining('delete') }));
  });

  it('leaves the decision to a person if the file is damaged', () => {
    writeFileSync(`${dataDir}.lock`, '{"own');
    expect(lock).toThrow(expect.objectContaining({ code: 'lock_unclear' }));
  });
});
