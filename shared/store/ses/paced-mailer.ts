import type { Mailer } from '../event-ports.ts';

/** Sends no mail sooner than so long after the one before it in this process. */
export const pacedMailer = (mailer: Mailer, gapMs: number): Mailer => {
  let last = Promise.resolve(Number.NEGATIVE_INFINITY);
  return {
    async send(mail) {
      last = last.then((sentAtMs) => reached(sentAtMs + gapMs));
      await last;
      return mailer.send(mail);
    },
  };
};

const reached = async (atMs: number): Promise<number> => {
  for (let waitMs = atMs - performance.now(); waitMs > 0; waitMs = atMs - performance.now())
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  return performance.now();
};
