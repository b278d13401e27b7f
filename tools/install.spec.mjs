import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

it('never installs through a link: npm would empty what others work with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maille-install-'));
  try {
    const [shared, own] = [join(folder, 'shared'), join(folder, 'own')];
    mkdirSync(shared);
    mkdirSync(own);
    writeFileSync(join(shared, 'kept'), '');
    symlinkSync(shared, join(own, 'node_modules'), 'junction');
    writeFileSync(join(own, 'package.json'), '{ "name": "own" }');
    writeFileSync(join(own, 'package-lock.json'), '{ "name": "own", "lockfileVersion": 3, "packages": { "": {} } }');
    const program = `
      const { install } = await import(${JSON.stringify(new URL('./install.mjs', import.meta.url).href)});
      await install({ note: () => {} });`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: own });
    expect([status, String(stderr)]).toEqual([1, expect.stringContaining('node_modules is a link')]);
    expect(existsSync(join(shared, 'kept'))).toBe(true);
    expect(lstatSync(join(own, 'node_modules')).isSymbolicLink()).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
