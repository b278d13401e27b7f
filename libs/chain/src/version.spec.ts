import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { SOFTWARE } from './version.js';

it('what the journal says of the software is what the software says of itself', () => {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  expect(SOFTWARE).toMatchObject({ product: name, version });
});
