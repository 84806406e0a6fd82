import { type Context, Hono } from 'hono';
import { ACTIVITIES, AUDIENCES, OFFERS, VALUES } from '#shared/domain/codes.ts';
import type { Site } from '#shared/domain/site.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { type CodeList, codeNames } from '#shared/i18n/code-name.ts';
import { changeSite, ownSite } from '#shared/usecases/keep-site.ts';
import { type FieldFault, faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { FormEnd, Optional } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, sentForm, textOf, textsOf } from '../../form.ts';
import { type FormReader, formReader } from '../../form-reader.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { FormSection } from './form-section.tsx';
import { FreeTextField, readFreeText, textAnswers } from './free-text-field.tsx';
import { sitePath } from './next-steps.tsx';
import { AddressField, ContactFields, NameFields, readBasics } from './site-basics.tsx';

const TEXTS = {
  story: { label: 'house.story', most: 8000 },
  formerUse: { label: 'house.formerUse', most: 1000 },
  opening: { label: 'house.opening', most: 1000 },
  transport: { label: 'house.transport', most: 1000 },
  houseRules: { label: 'house.rules', most: 4000 },
  protectionForbids: { label: 'house.forbids', most: 2000 },
  hazards: { label: 'room.risks', most: 2000 },
} as const;
type Text = keyof typeof TEXTS;
const PROTECTIONS = ['none', 'listed', 'world-heritage'] as const;
const LISTS = {
  purposes: { label: 'house.purposes', list: 'activity', codes: ACTIVITIES },
  values: { label: 'house.values', list: 'value', codes: VALUES },
  audiences: { label: 'house.audiences', list: 'audience', codes: AUDIENCES },
  wants: { label: 'house.wants', list: 'offer', codes: OFFERS },
} as const satisfies Record<string, { label: string; list: CodeList; codes: readonly string[] }>;

/** What is known of a house, changed by those who manage it. */
export const editSitePage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/manage/sites/:siteId/edit', async (c) => {
      const site = await ownSite(deps, signedIn(c), c.req.param('siteId'));
      return show(c, <EditSite c={c} site={site} answers={answersOf(site)} faults={[]} />);
    })
    .post('/manage/sites/:siteId/edit', async (c) => {
      const me = signedIn(c);
      const site = await ownSite(deps, me, c.req.param('siteId'));
      const answers = await sentForm(c);
      const reader = formReader(answers, c.var.view.t);
      const patch = readPatch(reader, c.var.view, site);
      if (reader.faults.length > 0)
        return show(c, <EditSite c={c} site={site} answers={answers} faults={reader.faults} />, 422);
      await changeSite(deps, me, site.id, versionOf(answers), patch);
      return c.redirect(`${sitePath(site.id)}?saved`, 303);
    });

const one = (value: string | null): readonly string[] => (value === null ? [] : [value]);

const answersOf = (site: Site): FormAnswers => ({
  version: [String(site.version)],
  name: [site.name],
  building: one(site.building),
  address: one(site.address),
  mail: one(site.contact.mail),
  phone: one(site.contact.phone),
  website: one(site.contact.website),
  year: one(site.year),
  operator: one(site.operator),
  protection: one(site.protection),
  ...Object.fromEntries(Object.keys(LISTS).map((name) => [name, site[name as keyof typeof LISTS]])),
  ...Object.assign({}, ...Object.keys(TEXTS).map((name) => textAnswers(name, site[name as Text]))),
});

const readPatch = (reader: FormReader, { t }: View, site: Site): object => {
  const text = (name: Text) =>
    readFreeText(reader, { name, label: t.t(TEXTS[name].label), most: TEXTS[name].most }, site[name]);
  const codes = (name: keyof typeof LISTS) =>
    reader.choices({ name, label: t.t(LISTS[name].label) }, LISTS[name].codes as readonly string[]);
  return {
    ...readBasics(reader, t),
    year: reader.line({ name: 'year', label: t.t('house.year'), most: 60 }),
    operator: reader.line({ name: 'operator', label: t.t('house.operator'), most: 200 }),
    protection: reader.choice({ name: 'protection', label: t.t('room.risks') }, PROTECTIONS),
    ...Object.fromEntries((Object.keys(LISTS) as (keyof typeof LISTS)[]).map((name) => [name, codes(name)])),
    ...Object.fromEntries((Object.keys(TEXTS) as Text[]).map((name) => [name, text(name)])),
  };
};

const choicesOf = ({ t }: View, list: CodeList, codes: readonly string[]) =>
  codes.map((value, at) => ({ value, text: capitalised(t.lang, codeNames(t, list, codes)[at] ?? value) }));

type Props = { c: Context<WebHono>; site: Site; answers: FormAnswers; faults: readonly FieldFault[] };

const EditSite = ({ c, site, answers, faults }: Props) => {
  const { view } = c.var;
  const { t } = view;
  const fields = { view, answers, faults };
  const texts = (names: readonly Text[]) =>
    names.map((name) => <FreeTextField {...fields} name={name} label={t.t(TEXTS[name].label)} stored={site[name]} />);
  const line = (name: 'year' | 'operator') => (
    <TextField
      name={name}
      label={<Optional view={view} label={t.t(`house.${name}`)} />}
      value={textOf(answers, name)}
      fault={faultOf(faults, name)}
    />
  );
  const title = t.t('manage.editWhich', { name: site.name });
  const links = [
    { href: '/manage', text: t.t('nav.manage') },
    { href: sitePath(site.id), text: site.name },
  ];
  return (
    <Layout view={view} title={title} isPrivate sample={site.sample ? t.t('page.sampleText') : null}>
      <div class="content">
        <Path view={view} links={links} />
        <h1>{title}</h1>
        <FaultSummary view={view} faults={faults} />
        <PostForm view={view} action={`${sitePath(site.id)}/edit`} class="form manage-form">
          <input type="hidden" name="version" value={textOf(answers, 'version')} />
          <FormSection id="where" title={t.t('house.contact')}>
            <NameFields {...fields} />
            <AddressField {...fields} />
            <ContactFields {...fields} />
          </FormSection>
          <FormSection id="house" title={t.t('house.story')}>
            {line('year')}
            {line('operator')}
            {texts(['story', 'formerUse', 'opening', 'transport', 'houseRules'])}
          </FormSection>
          <FormSection id="risks" title={t.t('room.risks')}>
            <Select
              name="protection"
              label={t.t('room.risks')}
              value={textOf(answers, 'protection')}
              empty={t.t('page.unknown')}
              choices={PROTECTIONS.map((value) => ({ value, text: t.t(`house.protection.${value}`) }))}
              fault={faultOf(faults, 'protection')}
            />
            {texts(['protectionForbids', 'hazards'])}
          </FormSection>
          <FormSection id="concept" title={t.t('house.concept')}>
            {Object.entries(LISTS).map(([name, { label, list, codes }]) => (
              <TickList
                name={name}
                label={t.t(label)}
                values={textsOf(answers, name)}
                choices={choicesOf(view, list, codes)}
                class="ticks-columns"
              />
            ))}
          </FormSection>
          <FormEnd view={view} back={sitePath(site.id)} />
        </PostForm>
      </div>
    </Layout>
  );
};
