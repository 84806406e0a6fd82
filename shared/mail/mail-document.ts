import { settingOf } from '#shared/domain/notification.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { eventBlocks } from './event-blocks.ts';
import type { MailBlock, MailDocument, MailFoot } from './mail-block.ts';
import type { EventNews, GoneNews, MatchNews, MembershipMail, NeedNews, NewsMail, SiteNews } from './mail-input.ts';
import { isMatchNews, isSiteNews } from './mail-subject.ts';
import { goneBlocks, matchGroups } from './match-blocks.ts';
import { needGroups } from './need-blocks.ts';
import { safeLink } from './safe-link.ts';
import { siteBlocks } from './site-blocks.ts';
import { plainLine } from './user-text.ts';

const newsFoot = (t: Translator, mail: NewsMail): MailFoot => {
  const settings = [...new Set(mail.news.map(({ kind }) => settingOf(kind)))];
  const told = {
    kinds: t.list(settings.map((setting) => t.t(`kind.${setting}`))),
    pace: t.t(`pace.${mail.pace}`),
  };
  const because =
    mail.leastScore === null
      ? t.t('foot.settings', told)
      : t.t('foot.least', { ...told, least: t.number(mail.leastScore) });
  const link = (to: string) => safeLink(mail.origin, to);
  return {
    lines: [because, ...(mail.isOverLimit ? [t.t('foot.overLimit')] : [])],
    links: [
      { text: t.t('foot.why'), link: link(mail.links.why) },
      { text: t.t('foot.change'), link: link(mail.links.settings) },
      { text: t.t('foot.unsubscribe'), link: link(mail.links.unsubscribe) },
    ],
  };
};

/** One mail to one person: hits under their needs, what is gone, needs under their spaces, decisions on houses, events. */
export const newsDocument = (t: Translator, mail: NewsMail): MailDocument => {
  const matches: MatchNews[] = [];
  const gone: GoneNews[] = [];
  const needs: NeedNews[] = [];
  const events: EventNews[] = [];
  const sites: SiteNews[] = [];
  for (const news of mail.news) {
    if (isMatchNews(news)) matches.push(news);
    else if (news.kind === 'gone') gone.push(news);
    else if (news.kind === 'new-need') needs.push(news);
    else if (isSiteNews(news)) sites.push(news);
    else events.push(news);
  }
  const context = { t, link: (to: string) => safeLink(mail.origin, to), isOnly: mail.news.length === 1 };
  const day = t.dayOf(mail.sentAt, mail.recipient.timeZone);
  const dated: MailBlock[] =
    mail.pace === 'instant' ? [] : [{ as: 'line', text: t.t(`digest.${mail.pace}`, { day }), isSecond: true }];
  return {
    blocks: [
      ...dated,
      ...matchGroups(context, matches),
      ...gone.flatMap((news) => goneBlocks(context, news)),
      ...needGroups(context, needs),
      ...sites.flatMap((news) => siteBlocks(context, news)),
      ...events.flatMap((news) => eventBlocks(context, news)),
    ],
    foot: newsFoot(t, mail),
  };
};

export const SERVICE_NAME = 'REFREsh Match';

const invitedTo = ({ scope }: MembershipMail): string =>
  scope.name === null ? SERVICE_NAME : plainLine(scope.name, 60);

export const membershipSubject = (t: Translator, mail: MembershipMail): string =>
  t.t(`membership.${mail.scope.kind}`, { name: invitedTo(mail) });

export const membershipDocument = (t: Translator, mail: MembershipMail): MailDocument => {
  const at = t.instant(mail.expiresAt, mail.recipient.timeZone);
  return {
    blocks: [
      { as: 'heading', text: membershipSubject(t, mail) },
      { as: 'line', text: t.t('membership.text') },
      { as: 'line', text: t.t('membership.once', { at }) },
      { as: 'open', text: t.t('membership.open'), link: safeLink(mail.origin, mail.item), isButton: true },
    ],
    foot: { lines: [t.t('membership.foot', { name: invitedTo(mail) })], links: [] },
  };
};
