import { emptyReport, type Part, type Report } from './figures.ts';

export type BenchRun = {
  /** Whether any of these workloads was asked for. */
  wants(...workloads: readonly string[]): boolean;
  /** Runs one part to its end or to its failure, which is a line of the results, and goes on. */
  part(name: string, size: string, work: (report: Report) => Promise<void> | void): Promise<void>;
  say(text: string): void;
  parts: readonly Part[];
};

/** A part that takes longer has stalled; the largest loads a million needs, which is a few minutes. */
const MOST_MINUTES_A_PART = 20;

/** `only`: the workloads wanted, all where it is undefined. `keep` is called with each part as soon as it has ended. */
export const startRun = (only: readonly string[] | undefined, keep: (part: Part) => void): BenchRun => {
  const startedMs = Date.now();
  const parts: Part[] = [];
  const say = (text: string) => console.error(`${clock(Date.now() - startedMs)} ${text}`);
  return {
    parts,
    say,
    wants: (...workloads) => only === undefined || workloads.some((one) => only.includes(one)),
    async part(name, size, work) {
      const report = emptyReport();
      const fromMs = Date.now();
      say(`${name} ${size}`);
      try {
        await inTime(work(report));
      } catch (error) {
        const note = error instanceof Error ? error.message : String(error);
        say(`${name} ${size} failed: ${error instanceof Error ? error.stack : note}`);
        report.figures.push({ workload: name, size, what: 'broke off', value: null, unit: '', note: oneLine(note) });
        process.exitCode = 1;
      }
      const seconds = Math.round((Date.now() - fromMs) / 1000);
      say(`${name} ${size}: ${seconds} s`);
      const part = { name, size, on: new Date().toISOString().slice(0, 10), seconds, report };
      parts.push(part);
      keep(part);
    },
  };
};

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '/').slice(0, 300);

const inTime = async (work: Promise<void> | void): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error(`It was not done in ${MOST_MINUTES_A_PART} minutes.`));
    timer = setTimeout(stop, MOST_MINUTES_A_PART * 60_000);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
