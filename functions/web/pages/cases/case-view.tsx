import type { Booking } from '#shared/domain/booking.ts';
import type { Need } from '#shared/domain/need.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { reasonInWords } from '#shared/i18n/reasons.ts';
import type { CaseReasons } from '#shared/usecases/case-reasons.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary, Notice, SavedNotice } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import type { View } from '#shared/web/view.ts';
import type { FormAnswers } from '../../form.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseBookings } from './case-bookings.tsx';
import { awaited, caseTitle, needName, otherSide, type ShownCase } from './case-words.ts';
import { Revealed } from './revealed.tsx';
import { StateTag } from './state-tag.tsx';
import { TextParagraphs } from './text-paragraphs.tsx';

export type CasePageProps = {
  view: View;
  each: ShownCase;
  /** The reader's own need; the house is shown what has been revealed to it. */
  need: Need | undefined;
  reasons: CaseReasons | null;
  bookings: readonly Booking[];
  answers?: FormAnswers;
  faults?: readonly FieldFault[];
  /** Somebody was faster: what was typed is still there. */
  isStale?: boolean;
};

/** An application or an invitation, for whichever side reads it. */
export const CasePage = (props: CasePageProps) => {
  const { view, each, answers = {}, faults = [] } = props;
  const { t, url } = view;
  const { shown } = each;
  const title = caseTitle(t, each);
  const waits = awaited(t, each);
  return (
    <Layout view={view} title={title} isPrivate sample={shown.site?.sample ? t.t('page.sampleText') : null}>
      <div class="content">
        <Path view={view} links={pathOf(props)} />
        <div class="desk-head case-head">
          <div>
            <h1>{title}</h1>
            <p class="lead">
              {shown.side === 'actor' ? t.t('cases.withHouse', { house: otherSide(t, each) }) : otherSide(t, each)}
            </p>
          </div>
          <StateTag view={view} state={shown.state} />
        </div>
        {url.searchParams.has('sent') ? <Notice>{t.t('apply.sent')}</Notice> : <SavedNotice view={view} />}
        {props.isStale && <Notice>{t.t('failure.moved.text')}</Notice>}
        <FaultSummary view={view} faults={faults} />
        {waits !== null && (
          <p class="case-waits">
            {waits}{' '}
            {shown.moves.some((move) => move === 'accept' || move === 'placed') && (
              <a class="only-phone" href="#answer">
                {t.t('answer.title')}
              </a>
            )}
          </p>
        )}
        <div class="columns columns-narrow">
          <div>
            <CaseBookings view={view} bookings={props.bookings} file={`/${each.kind}s/${shown.id}/calendar.ics`} />
            <Texts {...props} />
            {shown.actor && <Revealed view={view} actor={shown.actor} need={shown.need} />}
            <Consent {...props} />
            <History {...props} />
          </div>
          <div class="case-side">
            <CaseActs view={view} each={each} answers={answers} faults={faults} />
            <Links {...props} />
          </div>
        </div>
      </div>
    </Layout>
  );
};

const pathOf = ({ view: { t }, each: { shown } }: CasePageProps) =>
  shown.side === 'actor'
    ? [{ href: '/applications', text: t.t('cases.title') }]
    : [
        { href: '/manage', text: t.t('nav.manage') },
        { href: `/manage/sites/${shown.siteId}`, text: shown.site?.name ?? '' },
        { href: `/manage/sites/${shown.siteId}/applications`, text: t.t('cases.title') },
      ];

/** What the two sides have written to each other. */
const Texts = ({ view: { t }, each: { kind, shown } }: CasePageProps) => {
  const texts: { heading: string; text: string | null }[] =
    kind === 'application'
      ? [
          { heading: t.t('detail.letter'), text: shown.letter },
          { heading: t.t('answer.message'), text: shown.message },
          { heading: t.t('cases.whyDeclined'), text: shown.reason },
        ]
      : [{ heading: t.t('cases.whyInvited'), text: shown.reason }];
  const links = kind === 'application' ? shown.links : [];
  return (
    <>
      {texts.map(
        ({ heading, text }) =>
          text !== null && (
            <section class="section">
              <h2>{heading}</h2>
              <TextParagraphs text={text} />
            </section>
          ),
      )}
      {links.length > 0 && (
        <section class="section">
          <h2>{t.t('cases.links')}</h2>
          <ul>
            {links.map((link) => (
              <li>
                <a href={link} rel="noreferrer nofollow">
                  {link}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

/** Why the house sees what it sees, and for how long; on the other side, what it sees of oneself. */
const Consent = ({ view: { t, caller }, each: { kind, shown }, reasons }: CasePageProps) => {
  const until = shown.consentUntil && t.dayOf(shown.consentUntil, caller.person?.timeZone ?? 'UTC');
  const isOver = shown.side === 'site' && shown.actor === null;
  const said =
    shown.side === 'actor'
      ? kind === 'invitation' && shown.state === 'sent'
        ? t.t('cases.houseSeesNothing')
        : until === null
          ? t.t('cases.houseSees')
          : t.t('cases.houseSeesUntil', { day: until })
      : isOver
        ? t.t(shown.state === 'sent' ? 'need.consent' : 'cases.consentOver')
        : until === null
          ? t.t('cases.youSee')
          : t.t('cases.youSeeUntil', { day: until });
  return (
    <>
      {shown.actor && reasons && (
        <section class="section">
          <h2>{t.t('cases.suits')}</h2>
          <p class="score">
            <span class={`score-word score-${reasons.word}`}>{t.t(`score.${reasons.word}`)}</span>
          </p>
          <ul class="case-reasons">
            {reasons.reasons.map(({ code, fit }) => (
              <li>{reasonInWords(t, code, fit)}</li>
            ))}
          </ul>
        </section>
      )}
      <section class="section">
        <h2>{t.t('cases.consent')}</h2>
        <p>{said}</p>
      </section>
    </>
  );
};

/** Who acted when; people stand for their side, and are not named. */
const History = ({ view: { t, caller }, each }: CasePageProps) => {
  const { shown } = each;
  const isOwnSide = (by: string): boolean => (by === 'member') === (shown.side === 'actor');
  return (
    <section class="section" aria-labelledby="history">
      <h2 id="history">{t.t('cases.history')}</h2>
      <ol class="rows">
        {shown.history.map(({ move, by, at, isMine }) => (
          <li>
            <span>
              {capitalised(t.lang, t.t(`cases.did.${move}`))}
              {by !== 'clock' &&
                ` · ${isMine ? t.t('cases.by.you') : isOwnSide(by) ? t.t('cases.by.yours') : otherSide(t, each)}`}
            </span>
            <span class="second">{t.instant(at, caller.person?.timeZone ?? 'UTC')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Links = ({ view: { t }, each: { shown }, need }: CasePageProps) => {
  const isMember = shown.side === 'actor';
  const mail = isMember ? shown.site?.contact?.mail : null;
  return (
    <ul class="case-links">
      {shown.space?.isShown && (
        <li>
          <a href={isMember ? `/spaces/${shown.spaceId}` : `/manage/spaces/${shown.spaceId}`}>{t.t('cases.toRoom')}</a>
        </li>
      )}
      {need && shown.space?.isShown && (
        <li>
          <a href={`/needs/${need.id}/spaces/${shown.spaceId}`}>
            {t.t('cases.toReasons', { need: needName(t, need) })}
          </a>
        </li>
      )}
      {!isMember && shown.state === 'accepted' && (
        <li>
          <a href={`/manage/spaces/${shown.spaceId}/calendar`}>{t.t('cases.toCalendar')}</a>
        </li>
      )}
      {mail && shown.state === 'accepted' && (
        <li>
          <a href={`mailto:${mail}`}>{mail}</a>
        </li>
      )}
    </ul>
  );
};
