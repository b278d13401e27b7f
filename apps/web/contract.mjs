// Writes src/api/schema.d.ts, the contract as types, from openapi.json: node apps/web/contract.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const CONTRACT = new URL('../../openapi.json', import.meta.url);
const TYPES = new URL('./src/api/schema.d.ts', import.meta.url);

export const presentTypes = () => readFileSync(TYPES, 'utf8');

export async function contractTypes() {
  const contract = JSON.parse(readFileSync(CONTRACT, 'utf8'));
  // Types are looked up by path; names of operations would only have to be unique.
  for (const path of Object.values(contract.paths))
    for (const operation of Object.values(path)) delete operation.operationId;
  // A field with a default may be left out of a request.
  const nodes = await openapiTS(contract, { defaultNonNullable: false });
  return `// Generated from openapi.json by apps/web/contract.mjs: do not edit.\n\n${astToString(nodes)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TYPES, await contractTypes());
