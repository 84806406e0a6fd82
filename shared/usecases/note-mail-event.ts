import * as z from 'zod';
import type { Deps } from '#shared/store/deps.ts';
import { closeClaim } from './close-claim.ts';

/** What of SES's events we read (SES developer guide, "EventBridge event examples"). */
export const mailEventSchema = z.object({
  'detail-type': z.string(),
  detail: z.object({
    mail: z.object({ tags: z.record(z.string(), z.array(z.string())).default({}) }),
    bounce: z
      .object({ bounceType: z.string(), bouncedRecipients: z.array(z.object({ emailAddress: z.string() })) })
      .optional(),
    complaint: z.object({ complainedRecipients: z.array(z.object({ emailAddress: z.string() })) }).optional(),
  }),
});
export type MailEvent = z.infer<typeof mailEventSchema>;

/** What became of a mail: any event of it says that it left; a bounce for good or a complaint ends mail to the address. */
export const noteMailEvent = async (deps: Deps, { detail }: MailEvent): Promise<void> => {
  const { mail, bounce, complaint } = detail;
  const at = deps.now().toISOString();
  if (bounce?.bounceType === 'Permanent')
    for (const { emailAddress } of bounce.bouncedRecipients) await deps.suppressions.add(emailAddress, 'bounce', at);
  for (const { emailAddress } of complaint?.complainedRecipients ?? [])
    await deps.suppressions.add(emailAddress, 'complaint', at);
  const [personId, claimId] = [mail.tags['person']?.[0], mail.tags['claim']?.[0]];
  if (personId !== undefined && claimId !== undefined) await closeClaim(deps, personId, claimId);
};
