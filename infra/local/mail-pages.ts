import { type Html, html, page, sendHtml, sendJson } from './html.ts';
import type { OwnPages } from './http.ts';
import type { Mail } from './mail.ts';
import type { Mailbox } from './mailbox.ts';
import { rawMail } from './raw-mail.ts';

/** /dev/mail: what went out, newest first; with .json for programs. */
export function mailPages(mailbox: Mailbox): OwnPages {
  return (request, response, path) => {
    const [, dev, mail, name, ...more] = path.split('/');
    if (dev !== 'dev' || more.length > 0 || (mail !== 'mail' && mail !== 'mail.json')) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendJson(response.setHeader('allow', 'GET, HEAD'), 405, { message: 'Method Not Allowed' });
      return true;
    }
    if (mail === 'mail.json' && name === undefined) sendJson(response, 200, mailbox.list());
    else if (name === undefined || name === '') sendHtml(response, 200, listPage(mailbox.list()));
    else sendOne(mailbox, name, response);
    return true;
  };
}

function sendOne(mailbox: Mailbox, name: string, response: Parameters<OwnPages>[1]): void {
  const [, id = '', ending] = /^(.+?)(\.json|\.html|\.eml)?$/.exec(name) ?? [];
  const mail = mailbox.find(id);
  if (mail === undefined) {
    sendHtml(response, 404, page('No such mail', html`<p><a href="/dev/mail">All mails</a></p>`));
  } else if (ending === '.json') {
    sendJson(response, 200, mail);
  } else if (ending === '.eml') {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
    response.end(rawMail(mail));
  } else if (ending === '.html') {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      // A mail is other people's text: no scripts, no forms, nothing from elsewhere, an origin of its own.
      'content-security-policy': "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      'x-content-type-options': 'nosniff',
    });
    response.end(mail.html ?? '');
  } else {
    sendHtml(response, 200, mailPage(mail), "frame-src 'self'");
  }
}

const listPage = (mails: readonly Mail[]): Html =>
  page(
    'Mail',
    mails.length === 0
      ? html`<p class="empty">No mail has been sent yet.</p>`
      : html`<table><thead><tr><th>Sent</th><th>To</th><th>Subject</th></tr></thead><tbody>${mails.map(
          (mail) =>
            html`<tr><td>${shortTime(mail.sentAt)}</td><td>${mail.to.join(', ')}</td><td><a href="/dev/mail/${mail.id}">${mail.subject}</a></td></tr>`,
        )}</tbody></table>`,
  );

const mailPage = (mail: Mail): Html => {
  const row = (name: string, value: string) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
  const tags = Object.entries(mail.tags).map(([name, value]) => row(`Tag ${name}`, value));
  return page(
    mail.subject,
    html`<p><a href="/dev/mail">All mails</a></p><table><tbody>${row('Sent', shortTime(mail.sentAt))}${row('From', mail.from)}${row('To', mail.to.join(', '))}
${mail.headers.map(({ name, value }) => row(name, value))}${tags}</tbody></table>
<h2>Text</h2>${mail.text === undefined ? html`<p class="empty">This mail has no text.</p>` : html`<pre>${withLinks(mail.text)}</pre>`}
<h2>HTML</h2>${
      mail.html === undefined
        ? html`<p class="empty">This mail has no HTML.</p>`
        : html`<iframe sandbox="allow-popups" title="The mail as HTML" src="/dev/mail/${mail.id}.html"></iframe>`
    }
<p><a href="/dev/mail/${mail.id}.eml">Raw</a> · <a href="/dev/mail/${mail.id}.json">JSON</a></p>`,
  );
};

const withLinks = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, at) => (at % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`));

const shortTime = (instant: string) => `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
