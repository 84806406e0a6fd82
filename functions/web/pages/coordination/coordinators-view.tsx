import { may } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Region } from '#shared/domain/region.ts';
import type { WaitingInvite } from '#shared/usecases/list-invites.ts';
import type { Fellow } from '#shared/usecases/list-members.ts';
import { type FieldFault, faultOf, TextField } from '#shared/web/field.tsx';
import { FormEnd } from '#shared/web/form-end.tsx';
import { FaultSummary, Notice, SavedNotice } from '#shared/web/notice.tsx';
import { ActButton, PostForm } from '#shared/web/post-form.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';
import { WaitingInvites, WithdrawnNotice } from '../members-view.tsx';
import { CoordinationFrame } from './coordination-frame.tsx';
import { answersOf, RegionForm } from './region-form.tsx';

type Props = {
  view: View;
  /** null: all of them. */
  region: Region | null;
  me: Person;
  fellows: readonly Fellow[];
  invites: readonly WaitingInvite[];
  faults: readonly FieldFault[];
  mail: string;
};

const NOTICES = ['invited', 'removed', 'last'] as const;

export const CoordinatorsPage = (props: Props) => {
  const { view, region, me, fellows, invites, faults, mail } = props;
  const { t, url, caller } = view;
  const path = `/coordination/regions/${region?.id ?? 'all'}`;
  const said = NOTICES.find((each) => url.searchParams.has(each));
  return (
    <CoordinationFrame view={view} title={region?.name ?? t.t('regions.ofAll')}>
      <SavedNotice view={view} />
      {said && <Notice>{t.t(`regions.${said}`)}</Notice>}
      <WithdrawnNotice view={view} />
      <FaultSummary view={view} faults={faults} />
      <h1>{region?.name ?? t.t('regions.ofAll')}</h1>
      <p class="lead">{region ? t.list(region.countries.map((code) => t.country(code))) : t.t('regions.ofAllText')}</p>
      <section class="section" aria-labelledby="coordinators">
        <h2 id="coordinators">{t.t('regions.coordinators')}</h2>
        {fellows.length === 0 && <p class="empty">{t.t('regions.nobody')}</p>}
        <ul class="rows">
          {fellows.map((fellow) => (
            <FellowRow view={view} path={path} fellow={fellow} />
          ))}
        </ul>
      </section>
      {invites.length > 0 && (
        <section class="section" aria-labelledby="invites">
          <h2 id="invites">{t.t('members.waiting')}</h2>
          <WaitingInvites view={view} action={path} me={me} invites={invites} />
        </section>
      )}
      <section class="section" aria-labelledby="invite">
        <h2 id="invite">{t.t('regions.invite')}</h2>
        <PostForm view={view} action={`${path}/invite`} makes class="form">
          <TextField
            name="mail"
            type="email"
            label={t.t('regions.mail')}
            hint={t.t('regions.mailHint')}
            value={mail}
            fault={faultOf(faults, 'mail')}
            autocomplete="off"
          />
          <FormEnd view={view} submit={t.t('regions.send')} />
        </PostForm>
      </section>
      {region && may.keepRegions(caller) && (
        <section class="section" aria-labelledby="change">
          <h2 id="change">{t.t('regions.change')}</h2>
          <RegionForm view={view} action={path} answers={answersOf(region)} faults={[]} region={region} />
        </section>
      )}
    </CoordinationFrame>
  );
};

const FellowRow = ({ view, path, fellow }: { view: View; path: string; fellow: Fellow }) => {
  const { t, caller } = view;
  const isMe = fellow.personId === caller.person?.id;
  const name = fellow.mail ?? fellow.personId;
  return (
    <li>
      <span>
        {fellow.mail ?? <Unknown view={view} />} {isMe && <span class="second">{t.t('regions.you')}</span>}
      </span>
      <ActButton
        view={view}
        action={`${path}/remove`}
        text={t.t(isMe ? 'regions.leave' : 'regions.remove')}
        label={isMe ? t.t('regions.leave') : t.t('regions.removeWhom', { name })}
        fields={{ person: fellow.personId, version: String(fellow.version) }}
        class="as-link"
      />
    </li>
  );
};
