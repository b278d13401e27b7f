import net from 'node:net';

/**
 * Loaded before every spec file: a connection to anything but this machine (or the server of TEST_DATABASE_URL) fails
 * where it is made. A test that quietly reaches the network passes today and fails the day the network is away.
 */
const databaseHost = process.env.TEST_DATABASE_URL ? new URL(process.env.TEST_DATABASE_URL).hostname : '';
const allowed = new Set(['localhost', '127.0.0.1', '::1', '[::1]', '', databaseHost]);

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;
const prototype = net.Socket.prototype as unknown as { connect: Connect & { guarded?: true } };

/** connect(port, host), connect(path), connect(options), and what net.connect() hands over: [options, callback]. */
function hostOf(args: unknown[]): string {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) return (first as { host?: string }).host ?? '';
  return typeof first === 'number' && typeof args[1] === 'string' ? args[1] : '';
}

// One worker runs many spec files, and they share the real net module.
if (!prototype.connect.guarded) {
  const connect = prototype.connect;
  const guarded: Connect & { guarded?: true } = function (...args) {
    const host = hostOf(args);
    if (!allowed.has(host)) throw new Error(`A test tried to connect to ${host}: tests use this machine only.`);
    return connect.apply(this, args);
  };
  guarded.guarded = true;
  prototype.connect = guarded;
}
