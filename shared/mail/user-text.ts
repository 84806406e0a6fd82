/**
 * User text on its way into a mail. Control characters could end a header; directional marks turn what follows around;
 * and mail programs make links of whatever looks like one, so that a name could carry a link of its own.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A space after the dot or colon, so that no mail program makes a link of it; names with initials stay as they are. */
const withoutLinks = (text: string): string =>
  text
    .replace(/:\/{2,}/g, ': ')
    .replace(/(?<=[\p{L}\p{N}-]{2})[.．。｡](?=[\p{L}\p{N}-]{2})/gu, (dot, at: number, all: string) =>
      /\p{N}/u.test(all[at - 1] ?? '') && /\p{N}/u.test(all[at + 1] ?? '') ? dot : `${dot} `,
    )
    .replace(/@/g, ' (at) ');

const clip = (text: string, most: number): string => {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
};

/** A name or title on one line. */
export const plainLine = (text: string, most = 80): string =>
  clip(withoutLinks(text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim()), most);

/** A letter or reason, in paragraphs; the whole of it is on the page. */
export const plainParagraphs = (text: string, most = 1200): string[] =>
  clip(text, most)
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => plainLine(line, most))
    .filter((line) => line !== '');
