import type { Site } from '#shared/domain/site.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import { type Fact, FactTable } from '#shared/web/fact-table.tsx';
import { FreeTextParagraphs, textIn } from '#shared/web/free-text.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';
import { Risks, risksKnown } from './risks.tsx';

/** All that is known of a house, its rooms apart: for its own page, and for who has to decide on it. */
export const SiteSections = ({ view, site }: { view: View; site: Site }) => {
  const { t } = view;
  const facts = factsOf(view, site);
  return (
    <>
      {risksKnown(site) && (
        <section class="section">
          <h2>{t.t('room.risks')}</h2>
          <Risks view={view} site={site} />
        </section>
      )}
      {site.story && (
        <section class="section">
          <h2>{t.t('house.story')}</h2>
          <FreeTextParagraphs view={view} text={site.story} />
        </section>
      )}
      <section class="section">
        <h2>{t.t('house.concept')}</h2>
        <Concept view={view} site={site} />
      </section>
      <section class="section">
        <h2>{t.t('house.who')}</h2>
        {site.disciplines.length > 0 ? (
          <FactTable facts={[{ name: t.t('house.whoText'), value: listOf(view, 'discipline', site.disciplines) }]} />
        ) : (
          <p>
            {t.t('house.whoUnknown')} <Unknown view={view} />.
          </p>
        )}
      </section>
      <section class="section">
        <h2>{t.t('room.facts')}</h2>
        {facts.length > 0 ? <FactTable facts={facts} /> : <Unknown view={view} />}
      </section>
      {site.links.length > 0 && (
        <section class="section">
          <h2>{t.t('house.sources')}</h2>
          <ul class="links">
            {site.links.map(({ title, url }) => (
              <li>
                <a href={url} rel="noreferrer nofollow">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const listOf = ({ t }: View, list: Parameters<typeof codeNames>[1], codes: readonly string[]): string =>
  capitalised(t.lang, t.list(codeNames(t, list, codes)));

/** What the house wants to be, and for whom. */
const Concept = ({ view, site }: { view: View; site: Site }) => {
  const { t } = view;
  const facts: Fact[] = [];
  const add = (name: string, list: Parameters<typeof codeNames>[1], codes: readonly string[]): void => {
    if (codes.length > 0) facts.push({ name, value: listOf(view, list, codes) });
  };
  add(t.t('house.purposes'), 'activity', site.purposes);
  add(t.t('house.values'), 'value', site.values);
  add(t.t('house.audiences'), 'audience', site.audiences);
  add(t.t('house.wants'), 'offer', site.wants);
  if (site.concept !== null) {
    const { concept } = site;
    const shares = (['creative', 'trade', 'service'] as const).map((sector) =>
      t.t('house.conceptShare', { sector: codeName(t, 'sector', sector), share: t.number(concept[sector] * 100, 0) }),
    );
    facts.push({ name: t.t('house.conceptText'), value: shares.join(', ') });
  }
  return facts.length > 0 ? <FactTable facts={facts} /> : <Unknown view={view} />;
};

const factsOf = (view: View, site: Site): Fact[] => {
  const { t } = view;
  const facts: Fact[] = [];
  const add = (name: string, value: string | null | undefined): void => {
    if (value) facts.push({ name, value });
  };
  const text = (free: Site['story']) => free && textIn(view, free).text;
  add(t.t('house.formerUse'), text(site.formerUse));
  add(t.t('house.year'), site.year);
  add(t.t('house.area'), site.totalAreaM2 === null ? null : t.areaM2(site.totalAreaM2));
  const kind = site.operatorKind && t.t(`house.operator.${site.operatorKind}`);
  add(t.t('house.operator'), [site.operator, kind].filter(Boolean).join(', '));
  add(t.t('house.selection'), site.selectionMode && capitalised(t.lang, t.t(`house.selection.${site.selectionMode}`)));
  add(
    t.t('house.opening'),
    [text(site.opening), site.byAppointment ? t.t('house.appointment') : null].filter(Boolean).join(' – '),
  );
  add(t.t('house.transport'), text(site.transport));
  add(t.t('house.rules'), text(site.houseRules));
  add(t.t('house.address'), site.address);
  add(t.t('house.contact'), [site.contact.mail, site.contact.phone, site.contact.website].filter(Boolean).join(', '));
  return facts;
};
