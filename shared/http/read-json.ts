import { AppError } from '#shared/errors.ts';

/** 256 KB, as the API says. */
export const MOST_BODY_BYTES = 256 * 1024;
const MOST_DEPTH = 32;

const JSON_TYPES = new Set(['application/json', 'application/merge-patch+json']);
const mediaTypeOf = (contentType: string | undefined): string =>
  (contentType ?? '').split(';')[0]!.trim().toLowerCase();

/** The JSON of a request; refuses other content types, large bodies, broken JSON and bottomless nesting. */
export const readJson = async (request: Request): Promise<unknown> => {
  if (!JSON_TYPES.has(mediaTypeOf(request.headers.get('content-type') ?? undefined)))
    throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  const tooLarge = new AppError('too_large', `A body has at most ${MOST_BODY_BYTES / 1024} KB.`);
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY_BYTES) throw tooLarge;
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MOST_BODY_BYTES) throw tooLarge;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('malformed', 'The body is not JSON in UTF-8.', { cause });
  }
  refuseUnreasonable(value);
  return value;
};

/** A name that no schema has, and that some of what reads objects leaves out unseen. */
const PROTO = '__proto__';
const isNamed = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, PROTO);
const inside = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The table keeps no number nearer to 0 than 10⁻¹³⁰; divided by such a one, figures would leave the numbers, too. */
const LEAST_MAGNITUDE = 1e-100;
const isKept = (value: unknown): boolean =>
  typeof value !== 'number' || value === 0 || Math.abs(value) >= LEAST_MAGNITUDE;

type At = { value: unknown; path: string };
const within = ({ value, path }: At): At[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([name, inner]) => ({ value: inner, path: inside(path, name) }))
    : [];

/** Marks that turn the direction of what follows (Unicode UAX 9). Refused where text comes in, not where it is read back. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

/** Level by level, never by recursion: the input decides the depth. Half a surrogate pair is no text: nothing can store it. */
const refuseUnreasonable = (value: unknown): void => {
  let level: At[] = [{ value, path: '' }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) throw new AppError('malformed', `The body nests deeper than ${MOST_DEPTH} levels.`);
    if (level.some((at) => typeof at.value === 'string' && !at.value.isWellFormed()))
      throw new AppError('malformed', 'The body holds half a surrogate pair: that is no text.');
    if (level.some((at) => typeof at.value === 'string' && TURNS.test(at.value)))
      throw new AppError(
        'malformed',
        'The body holds a mark that turns the direction of text: a name could show as another.',
      );
    const unknown = level.filter(({ value: each }) => isNamed(each));
    if (unknown.length > 0)
      throw new AppError('invalid_input', 'Some fields cannot be accepted; `errors` names each.', {
        fields: unknown.map(({ path }) => ({ path: inside(path, PROTO), message: 'This field is not known.' })),
      });
    const tiny = level.filter((at) => !isKept(at.value));
    if (tiny.length > 0)
      throw new AppError('invalid_input', 'Some numbers are too near to 0 to be kept; `errors` names each.', {
        fields: tiny.map(({ path }) => ({ path, message: 'This number is too near to 0: send 0, or more.' })),
      });
    level = level.flatMap(within);
  }
};
