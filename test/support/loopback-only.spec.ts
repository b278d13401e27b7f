import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { describe, expect, it } from '@jest/globals';

describe('the network', () => {
  it('is out of reach for tests, by any way of asking', async () => {
    expect(() => net.connect(25, 'mail.example.org')).toThrow(/tried to connect to mail\.example\.org/);
    expect(() => net.connect({ host: '192.0.2.1', port: 80 })).toThrow(/tried to connect to 192\.0\.2\.1/);
    expect(() => tls.connect(443, 'example.org')).toThrow(/tried to connect to example\.org/);
    await expect(fetch('https://example.org')).rejects.toMatchObject({
      cause: { message: expect.stringContaining('tried to connect to example.org') },
    });
  });

  it('is this machine', async () => {
    const server = http.createServer((_, response) => response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    expect(await (await fetch(`http://localhost:${port}`)).text()).toBe('here');
    await new Promise((resolve) => server.close(resolve));
  });
});
