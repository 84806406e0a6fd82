import { AppError } from '#shared/errors.ts';

/** Refuses early what the write would refuse as stale. */
export const sameVersion = (noun: { version: number }, version: number): void => {
  if (noun.version !== version)
    throw new AppError('stale_version', 'Somebody changed this before you. Read it again and repeat your change.');
};

/** What is archived stays as it was. */
export const notArchived = ({ state }: { state: string }): void => {
  if (state === 'archived') throw new AppError('illegal_move', 'This is archived: it cannot be changed any more.');
};
