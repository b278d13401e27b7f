// Where the API listens: read once, checked before anything slow happens.
import net from 'node:net';
import { Refusal } from './fail.mjs';

/** @returns { host, port, shown, probe }: `shown` is for people, `probe` for asking the API whether it is ready */
export function readAddress(env = process.env) {
  const host = env.HOST || '127.0.0.1'; // other machines only when asked for: this start has demonstration sign-ins
  const text = env.PORT || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Refusal(`PORT is "${text}" and must be a number from 1 to 65535: PORT=3001 npm start.`);
  }
  const everywhere = host === '0.0.0.0' || host === '::';
  const local = everywhere || host === '127.0.0.1' || host === '::1';
  const inUrl = (name) => (net.isIPv6(name) ? `[${name}]` : name);
  return {
    host,
    port,
    shown: `http://${local ? 'localhost' : inUrl(host)}:${port}`,
    probe: `http://${inUrl(everywhere ? '127.0.0.1' : host)}:${port}`,
  };
}

/**
 * Some ports belong to other protocols, and no browser opens a page there; Node's `fetch` keeps the same list. To be asked
 * of a free port only: nobody answers there, and nobody is left with a connection they did not expect.
 */
async function isBarred(port) {
  try {
    await fetch(`http://127.0.0.1:${port}`, { method: 'HEAD', signal: AbortSignal.timeout(500) });
    return false;
  } catch (error) {
    return error.cause?.message === 'bad port';
  }
}

/** The error code of listening there, or null when it works. */
function tryListen(host, port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

export async function requireFree({ host, port }) {
  const problem = await tryListen(host, port);
  if (problem === null) {
    if (!(await isBarred(port))) return;
    throw new Refusal(`No browser opens port ${port}: choose another one with PORT=3000 npm start.`);
  }
  if (problem === 'EADDRINUSE') {
    const other = await firstFree(host, port + 1);
    throw new Refusal(`Port ${port} is taken by another program: choose another one with PORT=${other} npm start.`);
  }
  if (problem === 'EACCES') {
    throw new Refusal(`Port ${port} needs special rights: choose one above 1023 with PORT=3000 npm start.`);
  }
  throw new Refusal(
    `Maille cannot listen on HOST=${host} (${problem}): use an address of this machine, or unset HOST for 127.0.0.1.`,
  );
}

async function firstFree(host, from) {
  for (let port = from; port < Math.min(from + 50, 65536); port++) {
    if ((await tryListen(host, port)) === null) return port;
  }
  return 3001;
}
