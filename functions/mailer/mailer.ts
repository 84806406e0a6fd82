import * as z from 'zod';
import { eachMessage } from '#shared/config/queue-batch.ts';
import { FREQUENCIES } from '#shared/domain/settings.ts';
import { flushMail } from '#shared/usecases/flush-mail.ts';
import type { MailerDeps } from '#shared/usecases/send-claim.ts';

const mailMessageSchema = z.object({ personId: z.string().min(1), frequency: z.enum(FREQUENCIES) });

export const createMailer = (deps: MailerDeps) => eachMessage(mailMessageSchema, (message) => flushMail(deps, message));
