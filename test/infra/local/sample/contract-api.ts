import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Thing = { id: string; version: number; state: string; by: string[]; kind: string; body: Record<string, unknown> };
type Reply = { status: number; body: unknown };

const states: Record<string, string> = { submit: 'submitted', verify: 'verified', publish: 'published', open: 'open' };

/** As much of the API's contract as a load needs, on loopback: who may, versions, states, idempotency keys. */
export class ContractApi {
  readonly things = new Map<string, Thing>();
  calls = 0;
  private readonly firsts = new Map<string, { body: string; reply: Reply }>();
  private coordinator: string | undefined;
  private cut: { at: number; when: 'before' | 'after' } | undefined;
  private server: Server | undefined;

  of(kind: string): Thing[] {
    return [...this.things.values()].filter((thing) => thing.kind === kind);
  }

  /** Breaks the connection at that call from now on, before or after its work is done. */
  cutAt(at: number, when: 'before' | 'after'): void {
    this.calls = 0;
    this.cut = { at, when };
  }

  async listen(): Promise<string> {
    this.server = createServer(async (request, response) => {
      const cut = this.calls === this.cut?.at ? this.cut.when : undefined;
      this.calls += 1;
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      if (cut === 'before') return request.socket.destroy();
      const reply = this.answer(request, Buffer.concat(chunks).toString());
      if (cut === 'after') return request.socket.destroy();
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
    }).listen(0, '127.0.0.1');
    await new Promise((done) => this.server?.once('listening', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
  }

  private answer(request: IncomingMessage, body: string): Reply {
    const by = String(request.headers.authorization).replace('Bearer ', '');
    const key = request.headers['idempotency-key'];
    if (key === undefined) return this.act(request, by, body);
    const scope = `${by} ${request.url} ${key}`;
    const first = this.firsts.get(scope);
    if (first) return first.body === body ? first.reply : { status: 422, body: { type: '/problems/key_reused' } };
    const reply = this.act(request, by, body);
    this.firsts.set(scope, { body, reply });
    return reply;
  }

  private make(kind: string, by: string, body: Record<string, unknown>): Reply {
    const thing = { id: `${kind}-${this.things.size}`, version: 1, state: 'draft', by: [by], kind, body };
    this.things.set(thing.id, thing);
    return { status: 201, body: { ...thing } };
  }

  private act({ method, url, headers }: IncomingMessage, by: string, text: string): Reply {
    const body = text ? JSON.parse(text) : {};
    const [, , kind = '', id = '', act = ''] = new URL(url ?? '', 'http://api').pathname.split('/');
    const notThere = { status: 404, body: { title: 'not there' } };
    if (kind === 'me' && id === 'coordinator') return this.claim(by);
    if (kind === 'me') {
      const me = this.things.get(by) ?? { id: by, version: 1, state: '', by: [by], kind: 'person', body: {} };
      this.things.set(by, me);
      if (method === 'PATCH') Object.assign(me, { version: me.version + 1, body });
      return { status: 200, body: { id: me.id, version: me.version, ...me.body } };
    }
    if (id === '' && kind !== 'regions' && kind !== 'sites') return this.make(kind, by, body);
    if (id === '') return by === this.coordinator ? this.make(kind, by, body) : { status: 403, body: {} };
    const thing = this.things.get(id);
    const mine = thing?.by.includes(by) || (by === this.coordinator && act !== 'spaces');
    if (!thing || !mine) return notThere;
    if (method === 'GET' && act === 'needs')
      return {
        status: 200,
        body: {
          items: this.of('needs')
            .filter(({ by: [who] }) => who === by)
            .map(titled),
        },
      };
    if (method === 'GET') return { status: 200, body: { ...thing } };
    if (act === 'needs' || act === 'spaces') return this.make(act, by, body);
    if (act === 'managers') return { status: 201, body: { by: thing.by.push(body.personId) } };
    if (headers['if-match'] !== `"${thing.version}"`) return { status: 412, body: {} };
    Object.assign(thing, { version: thing.version + 1, state: states[act] });
    return { status: 200, body: { ...thing } };
  }

  private claim(by: string): Reply {
    if (this.coordinator !== undefined) return { status: 409, body: {} };
    this.coordinator = by;
    return { status: 201, body: {} };
  }
}

const titled = ({ id, body }: Thing): { id: string; title: unknown } => ({ id, title: body['title'] });
