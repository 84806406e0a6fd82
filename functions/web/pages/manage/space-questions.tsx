import type { Child } from 'hono/jsx';
import type { Amenity } from '#shared/domain/codes.ts';
import type { Site } from '#shared/domain/site.ts';
import { faultOf, TextField, TickList } from '#shared/web/field.tsx';
import { FormEnd, KeptHint } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import { Steps } from '#shared/web/steps.tsx';
import type { View } from '#shared/web/view.ts';
import { textOf, textsOf } from '../../form.ts';
import { sitePath } from './next-steps.tsx';
import { WEEKDAYS } from './opening-hours.ts';
import type { FieldsProps } from './site-basics.tsx';
import {
  ActivitiesField,
  AmenitiesField,
  AvailableFields,
  ModesField,
  NameAndKind,
  SizeFields,
  TenureField,
} from './space-fields.tsx';
import { TariffFields } from './tariff-fields.tsx';

/** What is asked for most; all the others can be told later. */
export const FIRST_AMENITIES: readonly Amenity[] = [
  'heating',
  'water',
  'daylight',
  'internet',
  'three-phase',
  'step-free',
  'accessible-toilet',
  'all-hours',
  'loading',
  'lockable',
];

/** The steps of listing a room. */
export const ListingSteps = ({ view, current }: { view: View; current: 'questions' | 'check' }) => (
  <Steps
    view={view}
    steps={(['questions', 'check'] as const).map((step) => ({
      text: view.t.t(`spaceForm.step.${step}`),
      href: null,
      isCurrent: step === current,
    }))}
  />
);

export const SpaceQuestions = ({ site, ...fields }: FieldsProps & { site: Site }) => {
  const { view, faults } = fields;
  const { t } = view;
  const path = sitePath(site.id);
  const links = [
    { href: '/manage', text: t.t('nav.manage') },
    { href: path, text: site.name },
  ];
  return (
    <Layout
      view={view}
      title={t.t('spaceForm.newTitle')}
      isPrivate
      sample={site.sample ? t.t('page.sampleText') : null}
    >
      <div class="content">
        <Path view={view} links={links} />
        <ListingSteps view={view} current="questions" />
        <h1>{t.t('spaceForm.newTitle')}</h1>
        <p class="lead">{t.t('spaceForm.newText')}</p>
        <FaultSummary view={view} faults={faults} />
        <PostForm view={view} action={`${path}/spaces/new`} class="form manage-form" makes>
          <Question view={view} n={1} title={t.t('spaceForm.q1')}>
            <NameAndKind {...fields} />
          </Question>
          <Question view={view} n={2} title={t.t('spaceForm.q2')}>
            <ActivitiesField {...fields} />
          </Question>
          <Question view={view} n={3} title={t.t('spaceForm.q3')} hint={t.t('spaceForm.emptyUnknown')}>
            <SizeFields {...fields} />
          </Question>
          <Question view={view} n={4} title={t.t('spaceForm.q4')} hint={t.t('spaceForm.emptyUnknown')}>
            <AvailableFields {...fields} />
          </Question>
          <Question view={view} n={5} title={t.t('spaceForm.q5')} hint={t.t('spaceForm.q5Hint')}>
            <TariffFields {...fields} row={0} />
          </Question>
          <Question view={view} n={6} title={t.t('spaceForm.q6')}>
            <ModesField {...fields} />
            <SameHours {...fields} />
          </Question>
          <Question view={view} n={7} title={t.t('spaceForm.q7')}>
            <TenureField {...fields} />
          </Question>
          <Question view={view} n={8} title={t.t('spaceForm.q8')}>
            <AmenitiesField {...fields} codes={FIRST_AMENITIES} />
          </Question>
          <KeptHint view={view} />
          <FormEnd view={view} goesOn draft back={path} />
        </PostForm>
      </div>
    </Layout>
  );
};

type QuestionProps = { view: View; n: number; title: string; hint?: string; children?: Child };
const Question = ({ view: { t }, n, title, hint, children }: QuestionProps) => (
  <section class="question" aria-labelledby={`q${n}`}>
    <h2 id={`q${n}`}>
      <span class="question-number">{t.number(n)}</span> {title}
    </h2>
    {hint && <p class="hint">{hint}</p>}
    {children}
  </section>
);

/** When it is open by the session: the same hours on some weekdays; each by itself can be told later. */
const SameHours = ({ view: { t }, answers, faults }: FieldsProps) => (
  <div class="same-hours">
    <TickList
      name="weekdays"
      label={t.t('spaceForm.openOn')}
      hint={t.t('spaceForm.openOnHint')}
      choices={WEEKDAYS.map((day) => ({ value: String(day), text: t.weekdays()[day - 1] ?? '' }))}
      values={textsOf(answers, 'weekdays')}
      fault={faultOf(faults, 'weekdays')}
      class="ticks-row"
    />
    <div class="form-row">
      <TextField
        name="opens"
        type="time"
        label={t.t('spaceForm.opens')}
        width="short"
        value={textOf(answers, 'opens')}
        fault={faultOf(faults, 'opens')}
      />
      <TextField
        name="closes"
        type="time"
        label={t.t('spaceForm.closes')}
        width="short"
        value={textOf(answers, 'closes')}
        fault={faultOf(faults, 'closes')}
      />
    </div>
  </div>
);
