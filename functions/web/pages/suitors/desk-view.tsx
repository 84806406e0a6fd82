import type { SuitorPage } from '#shared/usecases/list-suitors.ts';
import type { Mirrored } from '#shared/usecases/mirror-space.ts';
import type { ShownInvitation } from '#shared/usecases/show-case.ts';
import { Notice } from '#shared/web/notice.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { pseudonymText } from '#shared/web/pseudonym.tsx';
import { DeskFrame, deskPath, FirstThing } from './desk-frame.tsx';
import { MirrorBoxes } from './mirror-boxes.tsx';
import type { Desk } from './read-desk.ts';
import { SuitorItem } from './suitor-item.tsx';

type Answered = {
  first: null;
  suitors: SuitorPage;
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
  const { view, space, site, suitors, invitations, next, isFirstPage, isManager } = props;
  const { t } = view;
  const invited = view.url.searchParams.get('invited');
  return (
    <section aria-labelledby="suitors">
      {invited !== null && <Notice>{t.t('suitors.sent', { name: pseudonymText(invited) })}</Notice>}
      <h2 id="suitors">{t.t('suitors.title')}</h2>
      <p class="second suitors-text">{t.t('suitors.text')}</p>
      {suitors.shownAsOf !== null && (
        <Notice>{t.t('suitors.standsStill', { at: t.instant(suitors.shownAsOf, site.timeZone) })}</Notice>
      )}
      {suitors.items.length === 0 ? (
        <div class="empty">
          <p>{t.t('suitors.none')}</p>
          {props.mirrored === null && (
            <p>
              <a href={`${deskPath(space.id)}?mirror=yes#mirror`}>{t.t('suitors.toMirror')}</a>
            </p>
          )}
        </div>
      ) : (
        <ol class="suitors">
          {suitors.items.map((suitor) => (
            <SuitorItem view={view} suitor={suitor}>
              {isManager && (
                <InviteLink {...props} pseudonym={suitor.pseudonym} invitation={invitations.get(suitor.pseudonym)} />
              )}
            </SuitorItem>
          ))}
        </ol>
      )}
      <Pager
        view={view}
        next={next}
        first={isFirstPage ? null : deskPath(space.id)}
        more={t.t('suitors.more')}
        start={t.t('suitors.first')}
      />
    </section>
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
