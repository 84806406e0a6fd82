import type { Mailer } from '../event-ports.ts';

/** Sends no mail sooner than so long after the one before it in this process. */
export const pacedMailer = (mailer: Mailer, gapMs: number): Mailer => {
  let nextAtMs = 0;
  return {
    async send(mail) {
      const nowMs = Date.now();
      const waitMs = Math.max(0, nextAtMs - nowMs);
      nextAtMs = nowMs + waitMs + gapMs;
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      return mailer.send(mail);
    },
  };
};
