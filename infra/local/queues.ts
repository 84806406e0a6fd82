import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { State } from './state.ts';
import type { Template } from './template.ts';

export type MessageAttributes = Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>;
export type Received = {
  id: string;
  receipt: string;
  body: string;
  attributes: MessageAttributes;
  sentMs: number;
  firstReceivedMs: number;
  receives: number;
};
export type QueueModel = {
  id: string;
  name: string;
  arn: string;
  url: string;
  delayS: number;
  visibilityS: number;
  retentionS: number;
  maxBytes: number;
  redrive: { to: string; maxReceives: number } | undefined; // `to` is a queue's ARN
};
export type Depth = { ready: number; delayed: number; beingWorkedOn: number; waitingForRetry: number };

/**
 * The template's queues, in the runner's own database: so a mail and its event, or a stream's position and its dead
 * letter, are one transaction, and a message moves to its dead-letter queue in one step. fauxqs, which does SQS well,
 * does that move in two commits and keeps its own file.
 */
export type Queues = {
  all: readonly QueueModel[];
  byArn(arn: string): QueueModel | undefined;
  byUrl(url: string): QueueModel | undefined;
  send(
    queue: QueueModel,
    body: string,
    options?: { attributes?: MessageAttributes | undefined; delayS?: number | undefined },
  ): string;
  receive(queue: QueueModel, atMost: number): Received[];
  remove(receipt: string): void;
  /** What failed stays hidden until its visibility timeout, as on AWS. */
  giveBack(receipt: string): void;
  /** The next moment at which something becomes visible. */
  nextAtMs(queue: QueueModel): number | undefined;
  depth(queue: QueueModel): Depth;
  /** How many will be shown for the first time within that long. */
  dueWithin(queue: QueueModel, ms: number): number;
  bodies(queue: QueueModel): string[];
  /** For tests: what waits for a retry or a delay is due now. */
  hurry(): void;
  onSent(queue: QueueModel, listener: () => void): void;
};

export function createQueues(template: Template, state: State): Queues {
  const all = template.all('AWS::SQS::Queue').map(({ id, name, arn, ref, properties }) => {
    const { RedrivePolicy: redrive } = properties;
    return {
      id,
      name,
      arn,
      url: ref,
      delayS: properties.DelaySeconds,
      visibilityS: properties.VisibilityTimeout,
      retentionS: properties.MessageRetentionPeriod,
      maxBytes: properties.MaximumMessageSize,
      redrive: redrive && { to: redrive.deadLetterTargetArn, maxReceives: redrive.maxReceiveCount },
    };
  });
  const { db } = state;
  // Whoever held these died with the last run: that was no failure of theirs, so it does not count as a try.
  db.exec('UPDATE messages SET receipt = NULL, visibleMs = 0, receives = receives - 1 WHERE receipt IS NOT NULL');
  const sql = {
    send: db.prepare('INSERT INTO messages (id, queue, body, attributes, sentMs, visibleMs) VALUES (?, ?, ?, ?, ?, ?)'),
    visible: db.prepare('SELECT * FROM messages WHERE queue = ? AND visibleMs <= ? ORDER BY visibleMs, sentMs LIMIT ?'),
    take: db.prepare(
      'UPDATE messages SET receives = receives + 1, receipt = ?, visibleMs = ?, firstReceivedMs = ? WHERE id = ?',
    ),
    move: db.prepare('UPDATE messages SET queue = ?, receipt = NULL, visibleMs = ? WHERE id = ?'),
    expire: db.prepare('DELETE FROM messages WHERE queue = ? AND sentMs < ?'),
    remove: db.prepare('DELETE FROM messages WHERE receipt = ?'),
    giveBack: db.prepare('UPDATE messages SET receipt = NULL WHERE receipt = ?'),
    next: db.prepare('SELECT MIN(visibleMs) AS atMs FROM messages WHERE queue = ?'),
    depth: db.prepare(`SELECT SUM(visibleMs <= ?1) AS ready, SUM(visibleMs > ?1 AND receives = 0) AS delayed,
      SUM(visibleMs > ?1 AND receipt IS NOT NULL) AS beingWorkedOn,
      SUM(visibleMs > ?1 AND receives > 0 AND receipt IS NULL) AS waitingForRetry FROM messages WHERE queue = ?2`),
    dueWithin: db.prepare('SELECT COUNT(*) AS due FROM messages WHERE queue = ? AND receives = 0 AND visibleMs <= ?'),
    bodies: db.prepare('SELECT body FROM messages WHERE queue = ? ORDER BY sentMs'),
    hurry: db.prepare('UPDATE messages SET visibleMs = 0 WHERE receipt IS NULL'),
  };
  const sent = new EventEmitter().setMaxListeners(0);
  const byArn = (arn: string) => all.find((queue) => queue.arn === arn);
  return {
    all,
    byArn,
    byUrl: (url) => all.find((queue) => queue.url === url || url.endsWith(`/${queue.name}`)),
    send(queue, body, { attributes = {}, delayS = queue.delayS } = {}) {
      const id = randomUUID();
      const nowMs = Date.now();
      sql.send.run(id, queue.name, body, JSON.stringify(attributes), nowMs, nowMs + delayS * 1000);
      setImmediate(() => sent.emit(queue.name)); // after the transaction it may be part of
      return id;
    },
    receive: (queue, atMost) =>
      state.atomically(() => {
        const nowMs = Date.now();
        sql.expire.run(queue.name, nowMs - queue.retentionS * 1000);
        const received: Received[] = [];
        for (const row of sql.visible.all(queue.name, nowMs, atMost)) {
          const message = row as unknown as Omit<Received, 'attributes'> & { attributes: string };
          const deadLetters = queue.redrive && byArn(queue.redrive.to);
          if (queue.redrive && deadLetters && message.receives >= queue.redrive.maxReceives) {
            sql.move.run(deadLetters.name, nowMs, message.id);
            setImmediate(() => sent.emit(deadLetters.name));
            continue;
          }
          const receipt = randomUUID();
          const firstReceivedMs = message.firstReceivedMs ?? nowMs;
          sql.take.run(receipt, nowMs + queue.visibilityS * 1000, firstReceivedMs, message.id);
          const attributes = JSON.parse(message.attributes) as MessageAttributes;
          received.push({ ...message, receipt, attributes, firstReceivedMs, receives: message.receives + 1 });
        }
        return received;
      }),
    remove: (receipt) => void sql.remove.run(receipt),
    giveBack: (receipt) => void sql.giveBack.run(receipt),
    nextAtMs: (queue) => (sql.next.get(queue.name)?.['atMs'] as number | null) ?? undefined,
    depth(queue) {
      const row = (sql.depth.get(Date.now(), queue.name) ?? {}) as Partial<Record<keyof Depth, number | null>>;
      const { ready, delayed, beingWorkedOn, waitingForRetry } = row;
      return {
        ready: ready ?? 0,
        delayed: delayed ?? 0,
        beingWorkedOn: beingWorkedOn ?? 0,
        waitingForRetry: waitingForRetry ?? 0,
      };
    },
    dueWithin: (queue, ms) => Number(sql.dueWithin.get(queue.name, Date.now() + ms)?.['due']),
    bodies: (queue) => sql.bodies.all(queue.name).map((row) => String(row['body'])),
    hurry() {
      sql.hurry.run();
      for (const queue of all) sent.emit(queue.name);
    },
    onSent: (queue, listener) => void sent.on(queue.name, listener),
  };
}
