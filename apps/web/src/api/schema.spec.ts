import { expect, it } from '@jest/globals';
import { contractTypes, presentTypes } from '../../contract.mjs';

it('is compiled against the present contract', async () => {
  // When this fails: node apps/web/contract.mjs, then let the compiler say what has changed for the pages.
  expect(presentTypes()).toBe(await contractTypes());
});
