import type { Region } from '#shared/domain/region.ts';
import type { Site } from '#shared/domain/site.ts';
import { FormEnd } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { ChangedAnswer } from '../../changed-meanwhile.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import { ChangedMeanwhile } from './changed-list.tsx';
import { FormSection, SectionLinks } from './form-section.tsx';
import { sitePath } from './next-steps.tsx';
import type { FieldsProps } from './site-basics.tsx';
import { ConceptFields, LinkFields, PeopleFields, RiskFields } from './site-concept-fields.tsx';
import { HouseFields, MoveField, PlaceFields, RunningFields } from './site-form-fields.tsx';

export type SiteFormProps = FieldsProps & {
  site: Site;
  regions: readonly Region[];
  /** The house was saved by somebody else since this form was opened: what is different, and how it is stored now. */
  changed?: readonly ChangedAnswer[];
  stored?: FormAnswers;
  /** A change of place has to be confirmed: the house is verified again. */
  asksMove?: boolean;
};

/** Everything that can be told of a house; what is empty is not known. */
export const SiteForm = ({ site, regions, changed, stored, asksMove, ...fields }: SiteFormProps) => {
  const { view, answers, faults } = fields;
  const { t } = view;
  const path = sitePath(site.id);
  const title = t.t('manage.editWhich', { name: site.name });
  const section = (id: (typeof SECTIONS)[number]) => ({ id, title: t.t(`siteForm.section.${id}`) });
  return (
    <Layout
      view={view}
      title={title}
      isPrivate
      sample={site.sample ? t.t('page.sampleText') : null}
      scripts={['places.js']}
    >
      <div class="content">
        <Path
          view={view}
          links={[
            { href: '/manage', text: t.t('nav.manage') },
            { href: path, text: site.name },
          ]}
        />
        <h1>{title}</h1>
        <p class="lead">{t.t('siteForm.editText')}</p>
        <FaultSummary view={view} faults={faults} />
        {changed && <ChangedMeanwhile view={view} changed={changed} stored={stored ?? {}} />}
        <SectionLinks label={t.t('spaceForm.sections')} sections={SECTIONS.map(section)} />
        <PostForm view={view} action={`${path}/edit`} class="form manage-form manage-long">
          <input type="hidden" name="version" value={textOf(answers, 'version')} />
          <input type="hidden" name="base" value={textOf(answers, 'base')} />
          <FormSection {...section('house')}>
            <HouseFields {...fields} site={site} />
          </FormSection>
          <FormSection {...section('where')} {...(site.state === 'verified' && { hint: t.t('siteForm.movesText') })}>
            <PlaceFields {...fields} site={site} regions={regions} />
          </FormSection>
          <FormSection {...section('running')}>
            <RunningFields {...fields} site={site} />
          </FormSection>
          <FormSection {...section('risks')}>
            <RiskFields {...fields} site={site} />
          </FormSection>
          <FormSection {...section('concept')}>
            <ConceptFields {...fields} />
          </FormSection>
          <FormSection {...section('people')}>
            <PeopleFields {...fields} />
          </FormSection>
          <FormSection {...section('links')} hint={t.t('siteForm.linksHint')}>
            <LinkFields {...fields} />
          </FormSection>
          {(asksMove || textOf(answers, 'moves') !== '') && <MoveField {...fields} />}
          <FormEnd view={view} back={path} />
        </PostForm>
      </div>
    </Layout>
  );
};

const SECTIONS = ['house', 'where', 'running', 'risks', 'concept', 'people', 'links'] as const;
