/** A mail that was sent, as the mailbox keeps it. */
export type Mail = {
  id: string; // SES's message id
  sentAt: string;
  from: string;
  replyTo: string[];
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  text: string | undefined;
  html: string | undefined;
  headers: { name: string; value: string }[];
  tags: Record<string, string>;
  configurationSet: string | undefined;
};
