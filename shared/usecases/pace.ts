/** Mails that SES takes a second, where nobody has asked it for more. */
export const MAILS_PER_S = 14;

/** Gives each person's mail of one fan-out its turn, in the order asked, so that no more become due in a second. */
export type Pace = {
  /** How long the mail of this person waits, seconds, beyond what every instant mail waits. */
  laterS(personId: string): number;
  /** Turns given so far. */
  given(): number;
};

/** `given` turns were taken since `startedAt` by those who went before. */
export const paceOf = (mailsPerS: number, startedAt: string, given: number, now: Date): Pace => {
  const turns = new Map<string, number>();
  const passedS = (now.getTime() - Date.parse(startedAt)) / 1000;
  return {
    laterS(personId) {
      const turn = turns.get(personId) ?? given + turns.size;
      turns.set(personId, turn);
      return Math.max(0, Math.floor(turn / mailsPerS - passedS));
    },
    given: () => given + turns.size,
  };
};
