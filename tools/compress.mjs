// Writes a .br and a .gz beside each file of a folder that compresses well, so that the server never has to compress.
//   node tools/compress.mjs dist/web
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(js|mjs|css|html|svg|json|txt|xml|webmanifest|ico|ttf|wasm|map)$/; // woff2, png… are compressed already
const WORTH_IT = 512; // bytes; smaller files fit one packet either way

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export async function compressFolder(folder) {
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  await Promise.all(paths.filter((path) => TEXT.test(path) && statSync(path).isFile()).map(compressFile));
}

async function compressFile(path) {
  const content = readFileSync(path);
  if (content.length < WORTH_IT) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [br, gz] = await Promise.all([brotli(content, { params }), zip(content, { level: 9 })]);
  if (br.length < content.length) writeFileSync(`${path}.br`, br);
  if (gz.length < content.length) writeFileSync(`${path}.gz`, gz);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compressFolder(process.argv[2] ?? 'dist/web');
