import { setTimeout as sleep } from 'node:timers/promises';

export type StreamRecord = {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  dynamodb: {
    SequenceNumber: string;
    ApproximateCreationDateTime: number; // seconds
    Keys: object;
    NewImage?: object;
    OldImage?: object;
  };
};

export type GivenUp = {
  records: StreamRecord[];
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  invokes: number;
};

export type DeliveryRules = {
  /** Indexes of the records that failed; empty when all is well. */
  invoke(records: StreamRecord[]): Promise<ReadonlySet<number>>;
  /** All up to and including this record is done with. */
  checkpoint(record: StreamRecord): void;
  /** These are parked and done with, in one step. */
  giveUp(givenUp: GivenUp): void;
  bisects: boolean;
  maxRetries: number; // -1 without end
  maxAgeS: number; // -1 without end
  firstRetryMs: number;
  signal: AbortSignal; // stops between two tries
};

const longestRetryMs = 10_000;

/** Brings a batch through in order, as Lambda does for a stream: what is behind waits until what is before is done with. */
export async function deliverStreamBatch(batch: StreamRecord[], rules: DeliveryRules): Promise<void> {
  let rest = batch;
  let invokes = 0;
  while (rest.length > 0 && !rules.signal.aborted) {
    const tooOld = rules.maxAgeS < 0 ? [] : rest.filter((record) => ageS(record) > rules.maxAgeS);
    if (tooOld.length > 0) {
      rules.giveUp({ records: tooOld, condition: 'RecordAgeExceeded', invokes });
      rest = rest.filter((record) => !tooOld.includes(record));
      continue;
    }
    const failed = await rules.invoke(rest);
    invokes += 1;
    if (rules.signal.aborted && failed.size > 0) return; // tried again after the next start
    const firstFailed = failed.size === 0 ? rest.length : Math.min(...failed);
    const lastDone = rest[firstFailed - 1];
    if (lastDone !== undefined) {
      rules.checkpoint(lastDone);
      rest = rest.slice(firstFailed);
      invokes = firstFailed > 0 && rest.length > 0 ? 1 : invokes;
      if (rest.length === 0) return;
    } else if (rules.bisects && rest.length > 1) {
      // Halving costs no try: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
      const middle = Math.ceil(rest.length / 2);
      await deliverStreamBatch(rest.slice(0, middle), rules);
      await deliverStreamBatch(rest.slice(middle), rules);
      return;
    }
    if (rules.maxRetries >= 0 && invokes > rules.maxRetries) {
      rules.giveUp({ records: rest, condition: 'RetryAttemptsExhausted', invokes });
      return;
    }
    const pauseMs = Math.min(longestRetryMs, rules.firstRetryMs * 2 ** (invokes - 1));
    await sleep(pauseMs, undefined, { signal: rules.signal }).catch(() => {});
  }
}

const ageS = (record: StreamRecord) => Date.now() / 1000 - record.dynamodb.ApproximateCreationDateTime;
