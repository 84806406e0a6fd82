import type { Need } from '#shared/domain/need.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import type { Why } from '#shared/usecases/why-space.ts';
import type { View } from '#shared/web/view.ts';
import { ApplyFrame } from './apply-frame.tsx';
import { needName } from './case-words.ts';

type Because =
  | { kind: 'no-need' | 'none-open' | 'not-offered' }
  | { kind: 'closed' }
  | { kind: 'already'; id: string }
  | { kind: 'misfit'; why: Why; eurPerHuf: number };
type Props = { view: View; space: Space; site: Site; need: Need | null; because: Because };

/** No dead end: what is in the way, and the way on. */
export const CannotApplyPage = (props: Props) => {
  const { view, space, site, because } = props;
  return (
    <ApplyFrame view={view} space={space} site={site} title={view.t.t('apply.title', { space: space.name })}>
      <section class="box box-strong cannot-apply">
        <Said {...props} />
        {because.kind !== 'no-need' && because.kind !== 'already' && (
          <p>
            <a href={`/spaces/${space.id}`}>{view.t.t('cases.toRoom')}</a>
          </p>
        )}
      </section>
    </ApplyFrame>
  );
};

const Said = ({ view: { t }, space, need, because }: Props) => {
  switch (because.kind) {
    case 'no-need':
      return (
        <Way
          title={t.t('apply.noNeed')}
          text={t.t('apply.noNeedText')}
          href="/needs/new"
          link={t.t('apply.noNeedLink')}
        />
      );
    case 'none-open':
      return (
        <Way title={t.t('apply.noneOpen')} text={t.t('apply.noneOpenText')} href="/needs" link={t.t('nav.needs')} />
      );
    case 'closed':
      return (
        <Way
          title={t.t('apply.closed', { need: need ? needName(t, need) : '' })}
          text={t.t('apply.noneOpenText')}
          href={`/needs/${need?.id ?? ''}`}
          link={t.t('apply.toNeed')}
        />
      );
    case 'not-offered':
      return (
        <Way
          title={t.t('apply.notOffered')}
          text={t.t('apply.notOfferedText')}
          href="/spaces"
          link={t.t('page.find')}
        />
      );
    case 'already':
      return (
        <Way
          title={t.t('apply.already')}
          text={t.t('apply.alreadyText')}
          href={`/applications/${because.id}`}
          link={t.t('apply.toApplication')}
        />
      );
    case 'misfit':
      return need && <Misfit t={t} space={space} need={need} {...because} />;
  }
};

type WayProps = { title: string; text: string; href: string; link: string };
const Way = ({ title, text, href, link }: WayProps) => (
  <>
    <h2>{title}</h2>
    <p>{text}</p>
    <p>
      <a class="button plate" href={href}>
        {link}
      </a>
    </p>
  </>
);

type MisfitProps = { t: View['t']; space: Space; need: Need; why: Why; eurPerHuf: number };
const Misfit = ({ t, space, need, why, eurPerHuf }: MisfitProps) => {
  const context = { need, eurPerHuf, ...(why.near && { change: why.near.change }) };
  return (
    <>
      <h2>{t.t('apply.misfit', { need: needName(t, need) })}</h2>
      <p>{t.t('apply.misfitText')}</p>
      <ul class="gaps">
        {why.gaps.map((gap) => (
          <li>
            <strong>{capitalised(t.lang, gapPhrase(t, gap, context))}</strong>
          </li>
        ))}
      </ul>
      <p>
        <a class="button plate" href={`/needs/${need.id}/edit`}>
          {t.t('apply.changeNeed')}
        </a>
      </p>
      <p>
        <a href={`/needs/${need.id}/spaces/${space.id}`}>{t.t('apply.why')}</a>
      </p>
    </>
  );
};
