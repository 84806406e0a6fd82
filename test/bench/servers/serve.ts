import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fetch = (request: Request) => Response | Promise<Response>;

/** The same plain glue for everyone in the bench: Node's HTTP server in front of a fetch handler. Says its port. */
export const serve = (fetch: Fetch): void => {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      try {
        const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
        const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
          typeof value === 'string' ? [[name, value]] : [],
        );
        const request = new Request(`http://localhost${incoming.url}`, {
          method: incoming.method ?? 'GET',
          headers,
          ...(body && { body }),
        });
        const answer = await fetch(request);
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.end(Buffer.from(await answer.arrayBuffer()));
      } catch (error) {
        outgoing.writeHead(500);
        outgoing.end(String(error instanceof Error ? error.stack : error));
      }
    });
  });
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
  });
  process.on('disconnect', () => process.exit(0)); // the bench has ended
};
