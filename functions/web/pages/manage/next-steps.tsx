import type { MySite } from '#shared/usecases/list-my-sites.ts';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';

export const sitePath = (siteId: string): string => `/manage/sites/${siteId}`;

/** A thing to do: behind a link, behind the button that hands the site in, or only waited for; some of it can wait. */
export type NextStep = { text: string; href: string | null; submits?: boolean; canWait?: boolean };

/** What brings a house on, the most pressing first; then what makes it easier to find, which nobody has to say. */
export const nextSteps = ({ t }: View, { site, spaces, waiting }: MySite): NextStep[] => {
  const path = sitePath(site.id);
  const steps: NextStep[] = [];
  const step = (text: string, place: string | null, canWait = false): void => {
    steps.push({ text, href: place === null ? null : `${path}${place}`, canWait });
  };
  if (site.state === 'archived') return [];
  if (waiting > 0) step(t.t('manage.next.applications', { count: waiting }), '/applications');
  const isBegun = site.state === 'draft' || site.state === 'returned';
  if (site.state === 'returned') step(t.t('manage.next.returned', { because: site.returnedBecause ?? '' }), '/edit');
  if (spaces.draft + spaces.published + spaces.paused === 0) step(t.t('manage.next.room'), '/spaces/new');
  else if (spaces.published === 0) step(t.t('manage.next.publish'), '#rooms');
  if (isBegun && site.address === null) step(t.t('manage.next.where'), '/edit#where');
  if (isBegun) steps.push({ text: t.t('manage.next.submit'), href: null, submits: true });
  if (site.state === 'submitted') step(t.t('manage.next.waits'), null);
  if (site.story === null) step(t.t('manage.next.story'), '/edit#house', true);
  if (site.protection === null || site.hazards === null) step(t.t('manage.next.risks'), '/edit#risks', true);
  if (site.purposes.length === 0) step(t.t('manage.next.purposes'), '/edit#concept', true);
  return steps;
};

type Props = {
  view: View;
  mine: MySite;
  steps: readonly NextStep[];
  /** Handing the house in is the first button of its page, once a room is there to be shown. */
  isPlate?: boolean;
};

export const NextSteps = ({ view, mine, steps, isPlate }: Props) => {
  const { t } = view;
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
              class={isPlate && mine.spaces.published > 0 ? 'button plate' : 'as-link'}
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
