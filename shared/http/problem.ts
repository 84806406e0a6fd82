import { AppError, type ErrorCode, type FieldError } from '#shared/errors.ts';

export const statusOf = {
  malformed: 400,
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  too_large: 413,
  precondition_required: 428,
  stale_version: 412,
  illegal_move: 409,
  already_exists: 409,
  key_in_flight: 409,
  key_reused: 422,
  booking_conflict: 409,
  last_member: 409,
  limit_reached: 409,
  too_many_requests: 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

const titleOf: Record<ErrorCode | 'unexpected', string> = {
  malformed: 'The request cannot be read',
  invalid_input: 'Some of what was sent cannot be accepted',
  unauthenticated: 'Sign in first',
  forbidden: 'Not yours to do',
  not_found: 'Not found',
  method_not_allowed: 'Not done this way',
  unsupported_media_type: 'Send JSON',
  too_large: 'Too large',
  precondition_required: 'Say which version you change',
  stale_version: 'Changed in the meantime',
  illegal_move: 'Not possible from here',
  already_exists: 'There already',
  key_in_flight: 'Being worked on',
  key_reused: 'Idempotency-Key used before',
  booking_conflict: 'Taken already',
  last_member: 'The last one stays',
  limit_reached: 'Full',
  too_many_requests: 'Enough for today',
  unavailable: 'Not available at the moment',
  unexpected: 'Our fault',
};

/** An RFC 9457 problem document; `type` ends in the code and is stable. */
export type Problem = { type: string; title: string; status: number; detail: string; errors?: readonly FieldError[] };

/** A body that is wrong throughout is not answered with more than it brought. */
const MOST_ERRORS = 100;
const MOST_PATH = 200;
const told = (fields: readonly FieldError[]): FieldError[] =>
  fields.slice(0, MOST_ERRORS).map(({ path, message }) => ({ path: path.slice(0, MOST_PATH), message }));

export const problemOf = (error: unknown): Problem => {
  if (!(error instanceof AppError))
    return {
      type: '/problems/unexpected',
      title: titleOf.unexpected,
      status: 500,
      detail: 'Something broke on our side. It has been written down.',
    };
  const { code, message, fields } = error;
  return {
    type: `/problems/${code}`,
    title: titleOf[code],
    status: statusOf[code],
    detail: message,
    ...((code === 'invalid_input' || fields.length > 0) && { errors: told(fields) }),
  };
};
