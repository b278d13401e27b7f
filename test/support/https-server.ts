import { type Server, createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress } from '#libs/platform';

/**
 * Of the address "localhost" on this machine and of nothing else, and trusted by nobody but tests that ask for it: the
 * product goes out over https only, and nothing in npm makes certificates. Valid from 2020 to 2120.
 */
export const LOOPBACK_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBdzCCAR2gAwIBAgIBATAKBggqhkjOPQQDAjAcMRowGAYDVQQDDBFNYWlsbGUg
dGVzdHMgb25seTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowHDEa
MBgGA1UEAwwRTWFpbGxlIHRlc3RzIG9ubHkwWTATBgcqhkjOPQIBBggqhkjOPQMB
BwNCAASQlJCphHT6EcjkR/Vh8GwaovXhbA8M37nFNBX0UAC/502ayfSV0fMUIGSu
qngJxZoDnMXiNNq3ZlhxuwyFf32mo04wTDAaBgNVHREEEzARgglsb2NhbGhvc3SH
BH8AAAEwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQU76jf0hNlw/E3+Vsr8TOR
eFIXA3EwCgYIKoZIzj0EAwIDSAAwRQIgDzkcr4KeZic+ACX8QPQlxFSM4aovM7H7
Gug5iZi0f1cCIQDwPmbiu0z8mKpe/f2mjr5tcm8GC4QGXgpr76X/pYT9tw==
-----END CERTIFICATE-----`;
const LOOPBACK_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghQjIB2zUZW4ldd8A
4S4FW0m+1XAo7yidZEI1z3VB8fGhRANCAASQlJCphHT6EcjkR/Vh8GwaovXhbA8M
37nFNBX0UAC/502ayfSV0fMUIGSuqngJxZoDnMXiNNq3ZlhxuwyFf32m
-----END PRIVATE KEY-----`;

/** For tests of what goes out: this machine counts as public, by IPv4 only, and its certificate as good. */
export const LOOPBACK_OUTBOUND = {
  ca: LOOPBACK_CERTIFICATE,
  isAllowed: (address: string) => address === '127.0.0.1' || isPublicAddress(address),
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  // Production waits five seconds.
  limits: { milliseconds: 120_000 },
};

export interface LoopbackServer {
  /** "https://localhost:12345", without a slash at its end. */
  readonly origin: string;
  /** What was asked so far, first to last. */
  readonly asked: readonly IncomingMessage[];
  close(): Promise<void>;
}

/** Answers on a port of its own until it is closed; connections under way are cut then. */
export async function listenOnLoopback(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LoopbackServer> {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer({ cert: LOOPBACK_CERTIFICATE, key: LOOPBACK_KEY }, (request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
