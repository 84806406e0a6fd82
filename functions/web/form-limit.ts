import { bodyLimit } from 'hono/body-limit';
import { AppError } from '#shared/errors.ts';
import { MOST_BODY_BYTES } from '#shared/http/read-json.ts';

/** A form is no larger than a body of the API. */
export const formLimit = () =>
  bodyLimit({
    maxSize: MOST_BODY_BYTES,
    onError: () => {
      throw new AppError('too_large', 'The form is too large.');
    },
  });
