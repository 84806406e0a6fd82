import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';

export type Served = {
  origin: string;
  calls: () => number;
  /** Cuts the connection of the n-th call from now, before or after the app has worked on it. */
  cutAt(call: number, when: 'before' | 'after'): void;
  stop(): Promise<void>;
};

/** An app on a loopback port, whose connections can be cut. */
export const serve = async (app: Hono): Promise<Served> => {
  let calls = 0;
  let cut: { call: number; when: 'before' | 'after' } | undefined;
  const server = createServer(async (request, response) => {
    const mine = calls++;
    const cutHere = cut?.call === mine ? cut.when : undefined;
    if (cutHere === 'before') return request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const body = chunks.length > 0 ? { body: new Uint8Array(Buffer.concat(chunks)) } : {};
    const answer = await app.fetch(
      new Request(`http://localhost${request.url}`, { method: request.method ?? 'GET', headers, ...body }),
    );
    if (cutHere === 'after') return request.socket.destroy();
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    cutAt(call, when) {
      calls = 0;
      cut = { call, when };
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
