import type { Person } from '#shared/domain/person.ts';
import type { WaitingInvite } from '#shared/usecases/list-invites.ts';
import type { Fellow } from '#shared/usecases/list-members.ts';
import { type FieldFault, faultOf, TextField } from '#shared/web/field.tsx';
import { FormEnd } from '#shared/web/form-end.tsx';
import { FaultSummary, Notice } from '#shared/web/notice.tsx';
import { ActButton, PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';

type Props = {
  view: View;
  /** Where the form to invite is posted; `…/remove` takes somebody out, `…/withdraw` takes an invitation back. */
  action: string;
  me: Person;
  fellows: readonly Fellow[];
  invites: readonly WaitingInvite[];
  mail: string;
  faults: readonly FieldFault[];
};

/** Who belongs to something, who is invited, and the form to invite. */
export const MembersView = ({ view, action, me, fellows, invites, mail, faults }: Props) => {
  const { t, url } = view;
  const dayOf = (at: string) => t.dayOf(at, me.timeZone);
  return (
    <>
      <FaultSummary view={view} faults={faults} />
      {url.searchParams.has('invited') && <Notice>{t.t('members.invited')}</Notice>}
      {url.searchParams.has('removed') && <Notice>{t.t('members.removed')}</Notice>}
      {url.searchParams.has('last') && <Notice>{t.t('members.last')}</Notice>}
      <WithdrawnNotice view={view} />
      <ul class="rows members">
        {fellows.map((fellow) => {
          const isMe = fellow.personId === me.id;
          const name = fellow.mail ?? t.t('members.noMail');
          return (
            <li>
              <span>
                <strong>{name}</strong> {isMe && <span class="second">{t.t('members.you')}</span>}
                <br />
                <span class="second">{t.t('members.since', { day: dayOf(fellow.since) })}</span>
              </span>
              <ActButton
                view={view}
                action={`${action}/remove`}
                fields={{ person: fellow.personId, version: String(fellow.version) }}
                text={t.t(isMe ? 'members.leave' : 'members.remove')}
                {...(!isMe && { label: `${t.t('members.remove')}: ${name}` })}
                class="as-link"
              />
            </li>
          );
        })}
      </ul>
      {invites.length > 0 && (
        <section class="desk-section" aria-labelledby="invites">
          <h2 id="invites">{t.t('members.waiting')}</h2>
          <WaitingInvites view={view} action={action} me={me} invites={invites} />
        </section>
      )}
      <section class="desk-section" aria-labelledby="invite">
        <h2 id="invite">{t.t('members.invite')}</h2>
        <PostForm view={view} action={action} class="form" makes>
          <TextField
            name="mail"
            type="email"
            label={t.t('members.mail')}
            hint={t.t('members.mailHint')}
            value={mail}
            fault={faultOf(faults, 'mail')}
            autocomplete="off"
          />
          <FormEnd view={view} submit={t.t('members.send')} />
        </PostForm>
      </section>
    </>
  );
};

/** What became of an invitation that was to be taken back. */
export const WithdrawnNotice = ({ view: { t, url } }: { view: View }) => (
  <>
    {url.searchParams.has('withdrawn') && <Notice>{t.t('members.withdrawn')}</Notice>}
    {url.searchParams.has('answered') && <Notice>{t.t('members.answered')}</Notice>}
  </>
);

/** Who is invited and has not answered, each with the way to take it back. */
export const WaitingInvites = ({ view, action, me, invites }: Pick<Props, 'view' | 'action' | 'me' | 'invites'>) => {
  const { t } = view;
  return (
    <ul class="rows members">
      {invites.map(({ id, mail, expiresAt, version }) => {
        const name = mail ?? t.t('members.noMail');
        return (
          <li>
            <span>
              {name}
              <br />
              <span class="second">{t.t('members.until', { day: t.dayOf(expiresAt, me.timeZone) })}</span>
            </span>
            <ActButton
              view={view}
              action={`${action}/withdraw`}
              fields={{ invitation: id, version: String(version) }}
              text={t.t('members.withdraw')}
              label={`${t.t('members.withdraw')}: ${name}`}
              class="as-link"
            />
          </li>
        );
      })}
    </ul>
  );
};
