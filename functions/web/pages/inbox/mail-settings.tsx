import { SETTING_KINDS, type SettingKind } from '#shared/domain/settings.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { needLabel } from '#shared/mail/mailed-names.ts';
import type { Expected } from '#shared/usecases/expect-matches.ts';
import { faultOf, Select, TextField } from '#shared/web/field.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import { textOf } from '../../form.ts';
import { fieldOf, kindLabel, pacesOf } from './mail-form.ts';
import type { SettingsProps } from './settings-view.tsx';

/** Mail per kind, from which score, and when not; what to expect of a score is said before it is saved. */
export const MailSettings = (props: SettingsProps) => {
  const { view, settings, answers, faults } = props;
  const { t } = view;
  return (
    <section class="section" aria-labelledby="mail">
      <h2 id="mail">{t.t('settings.mails')}</h2>
      <p>{t.t('settings.mailsText')}</p>
      <PostForm view={view} action="/settings/mail" class="form">
        <input type="hidden" name="version" value={String(settings.version)} />
        <div class="paces">
          {kindsFor(props).map((kind) => (
            <Select
              name={fieldOf(kind)}
              label={kindLabel(t, kind)}
              fault={faultOf(faults, fieldOf(kind))}
              value={textOf(answers, fieldOf(kind))}
              empty={t.t('settings.usual', { pace: paceText(t, usualOf(props, kind)) })}
              choices={pacesOf(kind).map((pace) => ({ value: pace, text: paceText(t, pace) }))}
            />
          ))}
        </div>
        <div class="least">
          <TextField
            name="leastScore"
            label={t.t('settings.least')}
            hint={t.t('settings.leastHint')}
            fault={faultOf(faults, 'leastScore')}
            value={textOf(answers, 'leastScore')}
            inputmode="numeric"
            width="short"
          />
          <Expectation {...props} />
          <button class="button" type="submit" name="trial" value="yes">
            {t.t('settings.try')}
          </button>
        </div>
        <fieldset class="field quiet">
          <legend>{t.t('settings.quiet')}</legend>
          <p class="hint">{t.t('settings.quietHint')}</p>
          <div class="form-row">
            <TextField
              name="quietFrom"
              label={t.t('settings.quietFrom')}
              type="time"
              fault={faultOf(faults, 'quietFrom')}
              value={textOf(answers, 'quietFrom')}
              width="short"
            />
            <TextField
              name="quietTo"
              label={t.t('settings.quietTo')}
              type="time"
              fault={faultOf(faults, 'quietTo')}
              value={textOf(answers, 'quietTo')}
              width="short"
            />
          </div>
        </fieldset>
        <div class="form-end">
          <button class="button plate" type="submit">
            {t.t('form.save')}
          </button>
        </div>
      </PostForm>
    </section>
  );
};

/** Only of those who look after a house are there needs to be told of; only of others, rooms. */
const kindsFor = ({ memberships }: SettingsProps): SettingKind[] => {
  const isIn = (kind: string) => memberships.some(({ scope }) => scope.kind === kind);
  const isManager = isIn('site');
  const isOnlyManager = isManager && !isIn('actor');
  const ofRooms: readonly SettingKind[] = ['new-match', 'cheaper', 'sooner', 'gone', 'booking'];
  const ofHouses: readonly SettingKind[] = ['new-need', 'site'];
  return SETTING_KINDS.filter(
    (kind) => (isManager || !ofHouses.includes(kind)) && (!isOnlyManager || !ofRooms.includes(kind)),
  );
};

const usualOf = ({ settings, memberships }: SettingsProps, kind: SettingKind): string => {
  const chosen = settings.kinds[kind];
  if (chosen === null) return settings.holds[kind];
  const isOnlyManager = memberships.length > 0 && memberships.every(({ scope }) => scope.kind === 'site');
  return isOnlyManager || kind === 'new-need' ? 'daily' : 'instant';
};

const paceText = (t: Translator, pace: string): string =>
  pace === 'instant' || pace === 'daily' || pace === 'weekly' ? t.t(`pace.${pace}`) : t.t('settings.off');

const Expectation = ({ view: { t }, expected, least, isTrial }: SettingsProps) => {
  if (expected.length === 0) return <p class="second">{t.t('settings.noOpenNeed')}</p>;
  return (
    <div class="box expectation" role={isTrial ? 'status' : undefined}>
      <p>{t.t('settings.expect', { least: t.number(least) })}</p>
      <ul class="rows">
        {expected.map(({ need, expected: each }) => (
          <li>
            <a href={`/needs/${need.id}`}>{needLabel(t, need)}</a>
            <strong>{expectedText(t, each)}</strong>
          </li>
        ))}
      </ul>
      <p class="small second">{t.t('settings.expectHow')}</p>
    </div>
  );
};

const expectedText = (t: Translator, { spaces, perWeek }: Expected): string => {
  if (spaces === 0) return t.t('settings.noneLately');
  return perWeek < 1 ? t.t('settings.underOne') : t.t('settings.perWeek', { count: Math.round(perWeek) });
};
