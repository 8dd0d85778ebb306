import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { REPLICA_HOSTS } from './replica-server.ts';

export interface ConnectProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts a proxy that leads both sites to the replica server and refuses everything else: Firefox has no host rules.
 * @param serverPort where the replica server listens
 */
export async function startConnectProxy(serverPort: number): Promise<ConnectProxy> {
  const allowed = new Set<string | undefined>(REPLICA_HOSTS.map((host) => `${host}:443`));
  const open = new Set<Socket>();
  const proxy = createServer((_request, response) => response.writeHead(502).end());
  proxy.on('connect', (request, client: Socket) => {
    open.add(client.on('close', () => open.delete(client)));
    // A browser that closes in the middle is no fault of the test.
    client.on('error', () => client.destroy());
    if (!allowed.has(request.url)) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const server = connect(serverPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
