const last = new Map<string, Promise<unknown>>();

/**
 * One after the other what is done for one name in this process. Transactions that touch one item at once are refused by
 * DynamoDB, and all notifications of a person touch the row that says when their mail is due.
 */
export const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
  const settled = mine
    .catch(() => undefined)
    .finally(() => {
      if (last.get(name) === settled) last.delete(name);
    });
  last.set(name, settled);
  return mine;
};
