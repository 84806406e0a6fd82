import type { Shelf, SuitorPage } from '#shared/usecases/list-suitors.ts';
import type { Mirrored } from '#shared/usecases/mirror-space.ts';
import type { ShownInvitation } from '#shared/usecases/show-case.ts';
import { Notice } from '#shared/web/notice.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import { pseudonymText } from '#shared/web/pseudonym.tsx';
import { DeskFrame, deskPath, FirstThing } from './desk-frame.tsx';
import { MirrorBoxes } from './mirror-boxes.tsx';
import type { Desk } from './read-desk.ts';
import { SuitorItem } from './suitor-item.tsx';

type Answered = {
  first: null;
  suitors: SuitorPage;
  shelf: Shelf;
  invitations: ReadonlyMap<string, ShownInvitation>;
  mirrored: Mirrored | 'used-up' | null;
  next: string | null;
  isFirstPage: boolean;
};

export const DeskView = (props: Desk & ({ first: 'verify' | 'publish' } | Answered)) => {
  const { t } = props.view;
  return (
    <DeskFrame {...props} tab="suitors" title={`${t.t('desk.suitors')}: ${props.space.name}`}>
      {props.first === null ? (
        <div class="columns columns-narrow">
          <SuitorList {...props} />
          <MirrorBoxes {...props} />
        </div>
      ) : (
        <section>
          <h2>{t.t('suitors.title')}</h2>
          <FirstThing {...props} first={props.first} />
        </section>
      )}
    </DeskFrame>
  );
};

const SuitorList = (props: Desk & Answered) => {
  const { view, space, site, suitors, shelf, next, isFirstPage } = props;
  const { t } = view;
  const invited = view.url.searchParams.get('invited');
  return (
    <section aria-labelledby="suitors">
      {invited !== null && <Notice>{t.t('suitors.sent', { name: pseudonymText(invited) })}</Notice>}
      {(['aside', 'back'] as const).map((move) => {
        const whom = view.url.searchParams.get(move);
        return whom !== null && <Notice>{t.t(`suitors.told.${move}`, { name: pseudonymText(whom) })}</Notice>;
      })}
      <h2 id="suitors">{t.t(shelf === 'aside' ? 'suitors.asideTitle' : 'suitors.title')}</h2>
      <p class="second suitors-text">{t.t(shelf === 'aside' ? 'suitors.asideText' : 'suitors.text')}</p>
      {suitors.shownAsOf !== null && (
        <Notice>{t.t('suitors.standsStill', { at: t.instant(suitors.shownAsOf, site.timeZone) })}</Notice>
      )}
      {suitors.items.length === 0 ? (
        <div class="empty">
          <p>
            {t.t(shelf === 'aside' ? 'suitors.asideNone' : suitors.setAside > 0 ? 'suitors.asideAll' : 'suitors.none')}
          </p>
          {props.mirrored === null && shelf === 'listed' && (
            <p>
              <a href={`${deskPath(space.id)}?mirror=yes#mirror`}>{t.t('suitors.toMirror')}</a>
            </p>
          )}
        </div>
      ) : (
        <ol class="suitors">
          {suitors.items.map((suitor) => (
            <SuitorItem view={view} suitor={suitor}>
              <SuitorActs {...props} pseudonym={suitor.pseudonym} />
            </SuitorItem>
          ))}
        </ol>
      )}
      <Pager
        view={view}
        next={next}
        first={isFirstPage ? null : shelfPath(space.id, shelf)}
        more={t.t('suitors.more')}
        start={t.t('suitors.first')}
      />
      <OtherShelf {...props} />
    </section>
  );
};

const shelfPath = (spaceId: string, shelf: Shelf): string =>
  `${deskPath(spaceId)}${shelf === 'aside' ? '?show=aside' : ''}`;

/** From those who are shown to those who are set aside, and back. */
const OtherShelf = ({ view: { t }, space, shelf, suitors }: Desk & Answered) => {
  if (shelf === 'aside')
    return (
      <p>
        <a href={deskPath(space.id)}>{t.t('suitors.asideBack')}</a>
      </p>
    );
  if (suitors.setAside === 0) return null;
  return (
    <p class="suitors-aside">
      {t.t('suitors.asideCount', { count: suitors.setAside })} –{' '}
      <a href={shelfPath(space.id, 'aside')}>{t.t('suitors.asideShow')}</a>
    </p>
  );
};

/** What a manager can do about one of them. */
const SuitorActs = (props: Desk & Answered & { pseudonym: string }) => {
  const { view, space, shelf, isManager, invitations, pseudonym } = props;
  const { t } = view;
  const invitation = invitations.get(pseudonym);
  if (!isManager) return null;
  const isAside = shelf === 'aside';
  const name = pseudonymText(pseudonym);
  return (
    <div class="suitor-acts">
      <InviteLink {...props} invitation={invitation} />
      {!invitation && (
        <ActButton
          view={view}
          action={`${deskPath(space.id)}/aside`}
          fields={{ pseudonym, move: isAside ? 'back' : 'aside' }}
          text={t.t(isAside ? 'suitors.putBack' : 'suitors.setAside')}
          label={t.t(isAside ? 'suitors.putBackWhom' : 'suitors.setAsideWhom', { name })}
          class="as-link"
        />
      )}
    </div>
  );
};

type LinkProps = Desk & { pseudonym: string; invitation: ShownInvitation | undefined };

const InviteLink = ({ view: { t }, space, pseudonym, invitation }: LinkProps) => {
  if (invitation)
    return (
      <p>
        {t.t('suitors.invited', { day: t.day(invitation.answerBy) })}{' '}
        <a href={`/invitations/${invitation.id}`}>{t.t('suitors.toInvitation')}</a>
      </p>
    );
  return (
    <p>
      <a
        class="button"
        href={`${deskPath(space.id)}/invite/${pseudonym}`}
        aria-label={t.t('suitors.inviteWhom', { name: pseudonymText(pseudonym) })}
      >
        {t.t('suitors.invite')}
      </a>
    </p>
  );
};
