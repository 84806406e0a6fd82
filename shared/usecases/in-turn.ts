const last = new Map<string, Promise<unknown>>();

/**
 * One after the other, in the order asked, what is done for any of the same names in this process. Transactions that touch
 * one item at once are refused by DynamoDB, and all notifications of a person touch the row that says when their mail is due.
 */
export const inTurn = <T>(names: readonly string[], work: () => Promise<T>): Promise<T> => {
  const before = Promise.all(names.map((name) => last.get(name)));
  const mine = before.then(work);
  const settled = mine
    .catch(() => undefined)
    .finally(() => {
      for (const name of names) if (last.get(name) === settled) last.delete(name);
    });
  for (const name of names) last.set(name, settled);
  return mine;
};
