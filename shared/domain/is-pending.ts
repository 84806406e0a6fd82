import type { MatchRecord } from './match-record.ts';

/** Whether somebody is still to be told. */
export const isPending = ({ told, toldSite }: MatchRecord): boolean =>
  told?.state === 'pending' || toldSite?.state === 'pending' || toldSite?.state === 'summed';
