import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port on this computer that is known before there is anything to show. */
export type Web = AsyncDisposable & {
  readonly url: string;
  show(app: RequestListener): void;
};

export async function openWeb(): Promise<Web> {
  let app: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => app(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show(next) {
      app = next;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
