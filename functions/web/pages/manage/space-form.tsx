import { AMENITIES } from '#shared/domain/codes.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { FormEnd } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary, Notice, SavedNotice } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import { textOf } from '../../form.ts';
import { FormSection, SectionLinks } from './form-section.tsx';
import { FreeTextField } from './free-text-field.tsx';
import { sitePath } from './next-steps.tsx';
import type { FieldsProps } from './site-basics.tsx';
import { AmenitiesField, SizeFields } from './space-fields.tsx';
import { BasicFields, CostFields, MeasureFields, RuleFields, TimeFields, UseFields } from './space-form-fields.tsx';

type Props = FieldsProps & {
  site: Site;
  space: Space;
  /** It was changed by somebody else since this form was opened. */
  isStale: boolean;
};

/** Everything that can be told of a room; what is empty is not known. */
export const SpaceForm = ({ site, space, isStale, ...fields }: Props) => {
  const { view, faults } = fields;
  const { t } = view;
  const title = t.t('spaceForm.editTitle', { name: space.name });
  // After a fault the form is still about what it was opened with: a change of another is not written over unseen.
  const shownVersion = textOf(fields.answers, 'version') || String(space.version);
  const desk = `/manage/spaces/${space.id}`;
  const section = (id: (typeof SECTIONS)[number]) => ({ id, title: t.t(`spaceForm.section.${id}`) });
  return (
    <Layout view={view} title={title} isPrivate sample={site.sample ? t.t('page.sampleText') : null}>
      <div class="content">
        <Path
          view={view}
          links={[
            { href: '/manage', text: t.t('nav.manage') },
            { href: sitePath(site.id), text: site.name },
            { href: desk, text: space.name },
          ]}
        />
        <SavedNotice view={view} />
        {isStale && <Notice>{t.t('spaceForm.stale')}</Notice>}
        <h1>{title}</h1>
        <p class="lead">{t.t('spaceForm.editText')}</p>
        {space.state === 'published' && <p class="second">{t.t('spaceForm.threeChanges')}</p>}
        <FaultSummary view={view} faults={faults} />
        <SectionLinks label={t.t('spaceForm.sections')} sections={SECTIONS.map(section)} />
        <PostForm view={view} action={`${desk}/edit`} class="form manage-form manage-long">
          <input type="hidden" name="version" value={isStale ? String(space.version) : shownVersion} />
          <FormSection {...section('basics')}>
            <BasicFields {...fields} space={space} />
          </FormSection>
          <FormSection {...section('use')}>
            <UseFields {...fields} />
          </FormSection>
          <FormSection {...section('size')}>
            <SizeFields {...fields} />
            <MeasureFields {...fields} />
          </FormSection>
          <FormSection {...section('time')}>
            <TimeFields {...fields} />
          </FormSection>
          <FormSection {...section('costs')}>
            <CostFields {...fields} site={site} space={space} />
          </FormSection>
          <FormSection {...section('amenities')}>
            <AmenitiesField {...fields} codes={AMENITIES} />
          </FormSection>
          <FormSection {...section('rules')}>
            <RuleFields {...fields} />
            <FreeTextField {...fields} name="forbidden" label={t.t('room.forbidden')} stored={space.forbidden} />
            <FreeTextField
              {...fields}
              name="fitOut"
              label={capitalised(t.lang, t.t('room.fitOut'))}
              stored={space.fitOut}
            />
          </FormSection>
          <FormEnd view={view} back={desk} />
        </PostForm>
      </div>
    </Layout>
  );
};

const SECTIONS = ['basics', 'use', 'size', 'time', 'costs', 'amenities', 'rules'] as const;
