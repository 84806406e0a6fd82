import type { DynamoDBRecord, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createMailer } from '#functions/mailer/mailer.ts';
import { createMatcher } from '#functions/matcher/matcher.ts';
import { createRouter } from '#functions/router/router.ts';
import type { JudgeMessage, MailMessage, Queue } from '#shared/store/event-ports.ts';
import { sesMailer } from '#shared/store/ses/mailer.ts';
import { dispatchDue } from '#shared/usecases/dispatch-due.ts';
import { noteMailEvent } from '#shared/usecases/note-mail-event.ts';
import { type Swept, sweep } from '#shared/usecases/sweep.ts';
import { startSes, type TestSes } from './ses.ts';
import { streamReader } from './stream-reader.ts';
import { startWorld, type World } from './world.ts';

type Held<T> = Queue<T> & { held: T[] };
const heldQueue = <T>(): Held<T> => {
  const held: T[] = [];
  return { held, send: async (messages) => void held.push(...messages) };
};
type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

export type EventWorld = World & {
  ses: TestSes;
  matchQueue: Held<JudgeMessage>;
  mailQueue: Held<MailMessage>;
  /** What the stream brought since it was last read. */
  readStream(): Promise<DynamoDBRecord[]>;
  route(records: readonly DynamoDBRecord[]): Promise<string[]>;
  /** Everything but mail: the stream, and all that the matcher has to do of it. */
  match(): Promise<void>;
  /** Gives messages to the matcher as a queue does; answers how many failed. */
  judge(messages: readonly JudgeMessage[]): Promise<number>;
  /** Gives what waits in the mail queue, or these messages, to the mailer; answers how many failed. */
  mail(messages?: readonly MailMessage[]): Promise<number>;
  dispatch(): Promise<void>;
  sweep(): Promise<Swept>;
  /** SES's event of one kind for the nth mail sent. */
  event(kind: 'Send' | 'Bounce' | 'Complaint', nth: number): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the API answers
  notesOf(subject: string): Promise<any[]>;
};

/** The service with its event functions, each called with the events that AWS would call it with. */
export const startEventWorld = async (): Promise<EventWorld> => {
  const [world, ses] = await Promise.all([startWorld(), startSes()]);
  const readStream = await streamReader(world.engine, world.tableName);
  const [matchQueue, mailQueue] = [heldQueue<JudgeMessage>(), heldQueue<MailMessage>()];
  const deps = {
    ...world.deps,
    instantDelayS: 60,
    matchQueue,
    mailQueue,
    mailer: sesMailer(ses.client, { mailFrom: 'REFREsh Match <mail@example.org>', configurationSet: 'events' }),
  };
  const router = createRouter(deps);
  const deliver = async (handler: Handler, messages: readonly object[]): Promise<number> => {
    const Records = messages.map((message, i) => ({ messageId: String(i), body: JSON.stringify(message) }));
    return (await handler({ Records } as SQSEvent)).batchItemFailures.length;
  };
  const route: EventWorld['route'] = async (Records) =>
    (await router({ Records: [...Records] })).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  const judge: EventWorld['judge'] = (messages) => deliver(createMatcher(deps), messages);
  return {
    ...world,
    ses,
    matchQueue,
    mailQueue,
    readStream,
    route,
    judge,
    async match() {
      await route(await readStream());
      while (matchQueue.held.length > 0) {
        const failed = await judge(matchQueue.held.splice(0));
        if (failed > 0) throw new Error(`${failed} messages failed in the matcher`);
      }
    },
    mail: (messages = mailQueue.held.splice(0)) => deliver(createMailer(deps), messages),
    dispatch: () => dispatchDue(deps),
    sweep: () => sweep(deps),
    async event(kind, nth) {
      const mail = ses.sent[nth];
      if (!mail) throw new Error(`No mail ${nth} was sent`);
      const recipients = [{ emailAddress: mail.to }];
      const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
      await noteMailEvent(deps, {
        'detail-type': `Email ${kind}`,
        detail: {
          mail: { tags },
          ...(kind === 'Bounce' && { bounce: { bounceType: 'Permanent', bouncedRecipients: recipients } }),
          ...(kind === 'Complaint' && { complaint: { complainedRecipients: recipients } }),
        },
      });
    },
    async notesOf(subject) {
      const personId = await world.personId(subject);
      return (await world.deps.notes.list(personId, { limit: 1000 })).items;
    },
    async stop() {
      await Promise.all([world.stop(), ses.stop()]);
    },
  };
};
