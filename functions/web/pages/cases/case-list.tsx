import type { Need } from '#shared/domain/need.ts';
import { Pager } from '#shared/web/pager.tsx';
import type { View } from '#shared/web/view.ts';
import { awaited, needName, otherSide, roomName, type ShownCase } from './case-words.ts';
import { StateTag } from './state-tag.tsx';

export type CaseListProps = {
  view: View;
  id: string;
  heading: string;
  /** What stands where there is none. */
  empty: string;
  cases: readonly ShownCase[];
  needs: ReadonlyMap<string, Need>;
  next: string | null;
  first: string | null;
};

/** Applications, or invitations, newest first: what it is about, where it stands, and whose move it is. */
export const CaseList = ({ view, id, heading, empty, cases, needs, next, first }: CaseListProps) => {
  const { t } = view;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {cases.length === 0 && <p class="empty">{empty}</p>}
      <ul class="case-list">
        {cases.map((each) => (
          <CaseRow view={view} each={each} need={needs.get(each.shown.needId ?? '')} />
        ))}
      </ul>
      <Pager view={view} next={next} first={first} more={t.t('cases.older')} start={t.t('cases.newest')} />
    </section>
  );
};

const CaseRow = ({ view, each, need }: { view: View; each: ShownCase; need: Need | undefined }) => {
  const { t, caller } = view;
  const { kind, shown } = each;
  const isMember = shown.side === 'actor';
  const waits = awaited(t, each);
  const about = [
    ...(isMember ? (need ? [needName(t, need)] : []) : [shown.space?.name ?? t.t('cases.spaceGone')]),
    t.dayOf(shown.createdAt, caller.person?.timeZone ?? 'UTC'),
    ...(shown.site?.sample ? [t.t('page.sampleCaption')] : []),
  ];
  return (
    <li>
      <div class="case-row">
        <h3>
          <a href={`/${kind}s/${shown.id}`}>{isMember ? roomName(t, shown) : otherSide(t, each)}</a>
        </h3>
        <StateTag view={view} state={shown.state} />
      </div>
      <p class="second">{about.join(' · ')}</p>
      {waits !== null && <p class="case-waits">{waits}</p>}
    </li>
  );
};
