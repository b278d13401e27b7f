import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isHeld, readLock, tryLock } from './lock.mjs';
import { identify, startOf } from './processes.mjs';

let folder;
let path;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maille-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a process that takes the lock, prints "yes" or "no", and keeps it until its input ends. */
function rival() {
  const program = `
    const { tryLock } = await import(${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)});
    const { lock } = await tryLock(${JSON.stringify(path)});
    console.log(lock ? 'yes' : 'no');
    process.stdin.resume().on('end', () => process.exit());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const answer = new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())));
  return { child, answer, ended };
}

describe('a lock', () => {
  it('belongs to one, tells facts to the other, and can be taken again after its release', async () => {
    const { lock } = await tryLock(path, { phase: 'building' });
    lock.note({ phase: 'running' });
    expect((await tryLock(path)).heldBy).toMatchObject({ pid: process.pid, phase: 'running' });
    lock.release();
    expect(readLock(path)).toBe(null);
    (await tryLock(path)).lock.release();
  });

  it('outlives neither a killed process nor the number of that process', async () => {
    const { child, answer, ended } = rival();
    expect(await answer).toBe('yes');
    expect((await tryLock(path)).heldBy.pid).toBe(child.pid);
    child.kill('SIGKILL');
    await ended;
    expect(isHeld(JSON.parse(readFileSync(path, 'utf8')))).toBe(false);
    (await tryLock(path)).lock.release();
    writeFileSync(path, JSON.stringify({ pid: process.pid, began: 'some other time', token: 'x' }));
    (await tryLock(path)).lock.release();
  });

  it('is held by what its owner left behind', async () => {
    const dead = { pid: 2 ** 22 + 1, began: 'long ago', token: 'x' };
    writeFileSync(path, JSON.stringify({ ...dead, helpers: [identify(process.pid)] }));
    expect((await tryLock(path)).heldBy.helpers[0].pid).toBe(process.pid);
    expect(startOf(dead.pid)).toBe(null);
  });

  it('is not released by one that no longer has it', async () => {
    const { lock } = await tryLock(path);
    const other = JSON.stringify({ ...identify(process.pid), token: 'another' });
    writeFileSync(path, other);
    lock.release();
    expect(readFileSync(path, 'utf8')).toBe(other);
  });

  it('goes to exactly one of several that find a left-over at once', async () => {
    writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, began: 'long ago', token: 'x' }));
    const rivals = Array.from({ length: 6 }, rival);
    const answers = await Promise.all(rivals.map(({ answer }) => answer));
    expect(answers.filter((answer) => answer === 'yes')).toHaveLength(1);
    for (const { child } of rivals) child.stdin.end();
    await Promise.all(rivals.map(({ ended }) => ended));
    expect(readLock(path)).toBe(null);
  });
});
