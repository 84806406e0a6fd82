import { expect, it } from 'vitest';
import type { OutgoingMail } from '#shared/store/event-ports.ts';
import { pacedMailer } from '#shared/store/ses/paced-mailer.ts';

it('sends at once after a pause, and else no sooner than its gap after the last', async () => {
  const sentAtMs: number[] = [];
  const gapMs = 40;
  const noted = async () => {
    sentAtMs.push(performance.now());
    return { kind: 'sent' } as const;
  };
  const { send } = pacedMailer({ send: noted }, gapMs);
  const mail: OutgoingMail = { to: 'a@example.org', subject: '', text: '', html: '', headers: {}, tags: {} };
  const begunMs = performance.now();
  await send(mail);
  expect(sentAtMs[0]! - begunMs).toBeLessThan(gapMs);
  await Promise.all([send(mail), send(mail), send(mail)]);
  const gaps = sentAtMs.slice(1).map((atMs, n) => atMs - sentAtMs[n]!);
  expect(Math.min(...gaps)).toBeGreaterThan(gapMs - 5); // timers count whole milliseconds
});
