type Output = { write(text: string): unknown; isTTY?: boolean };

const WIDTH = 30;
const EVERY_MS = 200;
const EVERY_QUIETLY_MS = 10_000; // where nobody watches: a line now and then

/** How far a file is, on one line of a terminal. */
export const progressBar = (out: Output, ofBytes: number) => {
  const isSeen = out.isTTY === true;
  let shownMs = 0;
  const clear = () => isSeen && out.write('\r\u001b[K');
  return {
    show(bytes: number, records: number, ms: number) {
      if (ms - shownMs < (isSeen ? EVERY_MS : EVERY_QUIETLY_MS)) return;
      shownMs = ms;
      const share = ofBytes === 0 ? 1 : Math.min(1, bytes / ofBytes);
      const done = Math.round(share * WIDTH);
      const bar = `[${'#'.repeat(done)}${'-'.repeat(WIDTH - done)}]`;
      const text = `${bar} ${Math.round(100 * share)} %  ${records} records, ${Math.round(records / (ms / 1000))} a second`;
      clear();
      out.write(isSeen ? text : `${text}\n`);
    },
    /** A line of its own, above the bar. */
    say(text: string) {
      clear();
      out.write(`${text}\n`);
    },
    end: clear,
  };
};
