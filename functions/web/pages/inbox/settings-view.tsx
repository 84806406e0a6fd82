import { LANGUAGES } from '#shared/domain/codes.ts';
import type { Person } from '#shared/domain/person.ts';
import type { ExpectedFor } from '#shared/usecases/expect-needs.ts';
import type { MailState } from '#shared/usecases/mail-state.ts';
import type { NamedMembership } from '#shared/usecases/named-memberships.ts';
import type { ShownSettings } from '#shared/usecases/notification-settings.ts';
import { type FieldFault, faultOf, Select } from '#shared/web/field.tsx';
import { LANGUAGE_NAMES } from '#shared/web/language-names.ts';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary, Notice, SavedNotice } from '#shared/web/notice.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import { MailSettings } from './mail-settings.tsx';
import { MembershipList } from './membership-list.tsx';

export type SettingsProps = {
  view: View;
  person: Person;
  settings: ShownSettings;
  memberships: readonly NamedMembership[];
  mail: MailState;
  expected: readonly ExpectedFor[];
  /** The least score that `expected` was counted with. */
  least: number;
  isTrial: boolean;
  answers: FormAnswers;
  faults: readonly FieldFault[];
  problem: 'last-member' | 'moved' | null;
};

export const SettingsPage = (props: SettingsProps) => {
  const { view, faults, problem } = props;
  const { t } = view;
  return (
    <Layout view={view} title={t.t('nav.settings')} isPrivate>
      <div class="content">
        <div class="desk-head">
          <h1>{t.t('nav.settings')}</h1>
        </div>
        <SavedNotice view={view} />
        {problem !== null && <Notice>{t.t(problem === 'moved' ? 'failure.moved.text' : 'settings.lastMember')}</Notice>}
        <FaultSummary view={view} faults={faults} />
        <MailSettings {...props} />
        <PersonForm {...props} />
        <section class="section" aria-labelledby="address">
          <h2 id="address">{t.t('settings.address')}</h2>
          <Address {...props} />
        </section>
        <MembershipList view={view} memberships={props.memberships} />
        <section class="section" aria-labelledby="data">
          <h2 id="data">{t.t('settings.data')}</h2>
          <p>{t.t('settings.dataText')}</p>
          <p>
            <a class="button" href="/settings/my-data" download>
              {t.t('settings.download')}
            </a>
          </p>
        </section>
      </div>
    </Layout>
  );
};

const PersonForm = ({ view, person, answers, faults }: SettingsProps) => {
  const { t } = view;
  return (
    <section class="section" aria-labelledby="person">
      <h2 id="person">{t.t('settings.person')}</h2>
      <PostForm view={view} action="/settings/person" class="form">
        <input type="hidden" name="version" value={String(person.version)} />
        <Select
          name="lang"
          label={t.t('settings.language')}
          fault={faultOf(faults, 'lang')}
          value={textOf(answers, 'lang')}
          choices={LANGUAGES.map((lang) => ({ value: lang, text: LANGUAGE_NAMES[lang] }))}
        />
        <Select
          name="timeZone"
          label={t.t('settings.timeZone')}
          hint={t.t('settings.timeZoneHint')}
          fault={faultOf(faults, 'timeZone')}
          value={textOf(answers, 'timeZone')}
          choices={zonesWith(textOf(answers, 'timeZone')).map((zone) => ({
            value: zone,
            text: zone.replaceAll('_', ' '),
          }))}
        />
        <div class="form-end">
          <button class="button" type="submit">
            {t.t('form.save')}
          </button>
        </div>
      </PostForm>
    </section>
  );
};

const isOfEurope = (zone: string): boolean => zone.startsWith('Europe/');
/** Those of most readers first. */
const ZONES = Intl.supportedValuesOf('timeZone').toSorted((a, b) => Number(isOfEurope(b)) - Number(isOfEurope(a)));
const zonesWith = (zone: string): string[] => (ZONES.includes(zone) ? ZONES : [zone, ...ZONES]);

/** The issuer's word, and what has become of mail sent there. */
const Address = ({ view: { t }, person, mail }: SettingsProps) => {
  if (person.mail === null) return <p>{t.t('settings.noAddress')}</p>;
  return (
    <>
      <p>
        <strong>{person.mail}</strong>
      </p>
      <p>{t.t(`settings.mail.${mail}`)}</p>
      <p class="small second">{t.t('settings.addressFrom', { day: t.dayOf(person.mailCheckedAt, person.timeZone) })}</p>
    </>
  );
};
