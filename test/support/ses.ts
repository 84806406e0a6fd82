import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';

export type SentMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  tags: Record<string, string>;
  configurationSet: string;
};
/** refuse: throttled, not sent. lose: sent, but the answer never comes. */
type Behaviour = 'send' | 'refuse' | 'lose' | 'break';

export type TestSes = {
  client: SESv2Client;
  sent: SentMail[];
  behave(how: Behaviour): void;
  stop(): Promise<void>;
};

/** SES's SendEmail over its own REST, on loopback: keeps what it is given. */
export const startSes = async (): Promise<TestSes> => {
  const sent: SentMail[] = [];
  let how: Behaviour = 'send';
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = (status: number, body: object, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
    if (how === 'refuse')
      return answer(
        429,
        { message: 'Maximum sending rate exceeded.' },
        { 'x-amzn-errortype': 'TooManyRequestsException' },
      );
    if (how === 'break') return answer(500, { message: 'Internal' }, { 'x-amzn-errortype': 'InternalFailure' });
    sent.push(mailOf(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
    if (how === 'lose') return void request.socket.destroy();
    answer(200, { MessageId: `message-${sent.length}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new SESv2Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    client,
    sent,
    behave: (next) => {
      how = next;
    },
    async stop() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

// biome-ignore lint/suspicious/noExplicitAny: the body of SendEmail, as the client made it
const mailOf = (body: any): SentMail => {
  const named = (pairs: { Name: string; Value: string }[]) =>
    Object.fromEntries(pairs.map(({ Name, Value }) => [Name, Value]));
  const { Subject, Body, Headers } = body.Content.Simple;
  return {
    to: body.Destination.ToAddresses.join(),
    subject: Subject.Data,
    text: Body.Text.Data,
    html: Body.Html.Data,
    headers: named(Headers),
    tags: named(body.EmailTags),
    configurationSet: body.ConfigurationSetName,
  };
};
