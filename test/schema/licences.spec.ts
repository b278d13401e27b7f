import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

interface Package {
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

/** May be combined with the AGPL-3.0-or-later (FSF's and SPDX's lists); data and fonts keep their own terms. */
const COMPATIBLE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'Apache-2.0',
  'Apache-2.0 AND MIT',
  'Apache-2.0 AND LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
  'LGPL-3.0-or-later',
  '(MIT OR CC0-1.0)',
  '(MIT AND Zlib)',
  'MPL-2.0',
  'EUPL-1.2', // its appendix names the AGPL-3.0
  'Python-2.0',
  'Unlicense',
  'OFL-1.1',
  'MIT AND OFL-1.1',
  'AGPL-3.0-or-later',
]);

/** Packages whose lock entry says nothing usable; each was read. */
const READ: Readonly<Record<string, string>> = {
  'node_modules/dejavu-fonts-ttf': 'Bitstream Vera and Arev: free to use and embed',
  'node_modules/png-js': 'MIT, in its LICENSE file',
  'node_modules/caniuse-lite': 'CC-BY-4.0 data of a build tool; not part of what runs',
};

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const { packages } = json<{ packages: Record<string, Package> }>('package-lock.json');

const offending = (found: Readonly<Record<string, Package>>): string[] =>
  Object.entries(found)
    .filter(([path, { license }]) => !(path in READ) && (license === undefined || !COMPATIBLE.has(license)))
    .map(([path]) => path);

describe('the packages of the lock file', () => {
  it('may be combined with the AGPL', () => {
    expect(offending(packages)).toEqual([]);
    expect(offending({ 'node_modules/secret': { license: 'SSPL-1.0' }, 'node_modules/mute': {} })).toEqual([
      'node_modules/secret',
      'node_modules/mute',
    ]);
  });

  it('are pinned to one version each, and none may run a script when it is installed', () => {
    const { dependencies, devDependencies, optionalDependencies, allowScripts } =
      json<Record<string, Record<string, string | boolean>>>('package.json');
    const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };
    expect(Object.entries(wanted).filter(([, version]) => !/^\d/.test(String(version)))).toEqual([]);
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(scripted.filter((name) => allowScripts?.[name] !== false)).toEqual([]);
  });
});
