import type { MySite } from '#shared/usecases/list-my-sites.ts';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';

export const sitePath = (siteId: string): string => `/manage/sites/${siteId}`;

/** A thing to do: behind a link, behind the button that hands the site in, or only waited for. */
export type NextStep = { text: string; href: string | null; submits?: boolean };

/** What brings a house on, the most pressing first. */
export const nextSteps = ({ t }: View, { site, spaces, waiting }: MySite): NextStep[] => {
  const path = sitePath(site.id);
  const steps: NextStep[] = [];
  const step = (text: string, place: string | null): void => {
    steps.push({ text, href: place === null ? null : `${path}${place}` });
  };
  if (site.state === 'archived') return [];
  if (waiting > 0) step(t.t('manage.next.applications', { count: waiting }), '/applications');
  const isBegun = site.state === 'draft' || site.state === 'returned';
  if (site.state === 'returned') step(t.t('manage.next.returned', { because: site.returnedBecause ?? '' }), '/edit');
  if (isBegun && site.address === null) step(t.t('manage.next.where'), '/edit#where');
  if (site.story === null) step(t.t('manage.next.story'), '/edit#house');
  if (site.protection === null || site.hazards === null) step(t.t('manage.next.risks'), '/edit#risks');
  if (site.purposes.length === 0) step(t.t('manage.next.purposes'), '/edit#concept');
  if (spaces.draft + spaces.published + spaces.paused === 0) step(t.t('manage.next.room'), '/spaces/new');
  else if (spaces.published === 0) step(t.t('manage.next.publish'), '#rooms');
  if (isBegun) steps.push({ text: t.t('manage.next.submit'), href: null, submits: true });
  if (site.state === 'submitted') step(t.t('manage.next.waits'), null);
  return steps;
};

export const NextSteps = ({ view, mine, most }: { view: View; mine: MySite; most?: number }) => {
  const { t } = view;
  const steps = nextSteps(view, mine).slice(0, most);
  if (steps.length === 0) return null;
  return (
    <ul class="next-steps">
      {steps.map(({ text, href, submits }) => (
        <li>
          {submits ? (
            <ActButton
              view={view}
              action={`${sitePath(mine.site.id)}/state`}
              fields={{ move: 'submit', version: String(mine.site.version) }}
              text={text}
              label={`${text}: ${mine.site.name}`}
              class="as-link"
            />
          ) : href === null ? (
            text
          ) : (
            <a href={href}>
              {text}
              <span class="hidden"> {t.t('manage.ofHouse', { house: mine.site.name })}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
};
