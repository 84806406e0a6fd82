import type { Mail } from './mail.ts';

/** The mail as it would travel, near enough to read or to open in a mail program. */
export function rawMail(mail: Mail): string {
  const boundary = `part-${mail.id}`;
  const part = (type: string, body: string | undefined) =>
    body === undefined
      ? []
      : [`--${boundary}`, `Content-Type: ${type}; charset=UTF-8`, 'Content-Transfer-Encoding: 8bit', '', body, ''];
  return [
    `Date: ${new Date(mail.sentAt).toUTCString()}`,
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    ...(mail.cc.length > 0 ? [`Cc: ${mail.cc.join(', ')}`] : []),
    ...(mail.replyTo.length > 0 ? [`Reply-To: ${mail.replyTo.join(', ')}`] : []),
    `Subject: ${mail.subject}`,
    `Message-ID: <${mail.id}@localhost>`,
    ...mail.headers.map(({ name, value }) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', mail.text),
    ...part('text/html', mail.html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
