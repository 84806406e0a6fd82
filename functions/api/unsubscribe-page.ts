import { html } from 'hono/html';
import type { Language } from '#shared/domain/codes.ts';
import type { SettingKind } from '#shared/domain/settings.ts';
import { loadTranslator } from '#shared/i18n/load-translator.ts';

type Asked = { lang: Language; kinds: readonly SettingKind[]; token: string; isDone: boolean };

/** What the link in a mail opens: it asks, and only the form's POST ends anything. */
export const unsubscribePage = async ({ lang, kinds, token, isDone }: Asked): Promise<string> => {
  const t = await loadTranslator(lang);
  const list = t.list(kinds.map((kind) => t.t(`kind.${kind}`)));
  const form = html`<form method="post" action="/v1/unsubscribe?token=${encodeURIComponent(token)}"><button name="List-Unsubscribe" value="One-Click">${t.t('unsubscribe.press')}</button></form>`;
  const body = isDone
    ? html`<p role="status">${t.t('unsubscribe.done', { kinds: list })}</p>`
    : html`<p>${t.t('unsubscribe.ask', { kinds: list })}</p>${form}`;
  const title = t.t('unsubscribe.title');
  return String(
    await html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${title} – REFREsh Match</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`,
  );
};
