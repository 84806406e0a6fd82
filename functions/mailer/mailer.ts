import * as z from 'zod';
import { eachMessage } from '#shared/config/queue-batch.ts';
import { FREQUENCIES } from '#shared/domain/settings.ts';
import { flushMail } from '#shared/usecases/flush-mail.ts';
import type { MailerDeps } from '#shared/usecases/send-claim.ts';
import { sendInvite } from '#shared/usecases/send-invite.ts';

const mailMessageSchema = z.union([
  z.object({ personId: z.string().min(1), frequency: z.enum(FREQUENCIES) }),
  z.object({ inviteId: z.string().min(1) }),
]);

export const createMailer = (deps: MailerDeps) =>
  eachMessage(mailMessageSchema, (message) =>
    'inviteId' in message ? sendInvite(deps, message.inviteId) : flushMail(deps, message),
  );
