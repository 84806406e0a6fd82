import { Hono } from 'hono';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { countWaiting } from '#shared/usecases/count-waiting.ts';
import { ownSite } from '#shared/usecases/keep-site.ts';
import { listSpaces } from '#shared/usecases/keep-space.ts';
import { countSpaces, type MySite } from '#shared/usecases/list-my-sites.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Notice, SavedNotice } from '#shared/web/notice.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { Path } from '#shared/web/path.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import { Tabs } from '#shared/web/tabs.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';
import { ownPages } from '../../own-pages.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { waitingText } from '../../waiting-text.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { placeText } from '../site-text.ts';
import { draftOfNewSpace } from './new-space.tsx';
import { NextSteps, nextSteps, sitePath } from './next-steps.tsx';

const A_PAGE = 100;

/** One house of one's own: its rooms, how it stands, what to do next. */
export const siteDeskPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/manage/sites/:siteId', async (c) => {
    const me = signedIn(c);
    const site = await ownSite(deps, me, c.req.param('siteId'));
    const pages = await ownPages(deps, me, ['spaces', site.id]);
    const after = pages.after(c.req.query('cursor'));
    const [{ items, next }, spaces, waiting, begun] = await Promise.all([
      listSpaces(deps, me, site.id, { limit: A_PAGE, after }),
      countSpaces(deps, site.id),
      countWaiting(deps, me, site.id),
      deps.drafts.find(me.person.id, draftOfNewSpace(site.id)),
    ]);
    const path = sitePath(site.id);
    return show(
      c,
      <SiteDesk
        view={c.var.view}
        mine={{ site, spaces, waiting }}
        rooms={items}
        hasBegun={begun !== undefined}
        next={next && `${path}?cursor=${pages.cursor(next)}#rooms`}
        first={after === null ? null : `${path}#rooms`}
      />,
    );
  });

type Props = {
  view: View;
  mine: MySite;
  rooms: readonly Space[];
  hasBegun: boolean;
  next: string | null;
  first: string | null;
};

const SiteDesk = (props: Props) => {
  const { view, mine } = props;
  const { t } = view;
  const { site } = mine;
  const kind = site.building ?? 'unknown';
  const isBegun = site.state === 'draft' || site.state === 'returned'; // what to do comes before what there is
  return (
    <Layout view={view} title={site.name} isPrivate sample={site.sample ? t.t('page.sampleText') : null}>
      <DrawingSymbols kinds={[kind]} />
      <div class="content manage">
        <Path view={view} links={[{ href: '/manage', text: t.t('nav.manage') }]} />
        <SavedNotice view={view} />
        <Told view={view} site={site} />
        <div class="desk-head">
          <div class="manage-house">
            <Drawing kind={kind} size="small" />
            <div>
              <h1>{site.name}</h1>
              <p class="second">
                {placeText(view, site)} – {t.t(`manage.state.${site.state}`)}
              </p>
            </div>
          </div>
          <SiteActs view={view} site={site} />
        </div>
        <SiteTabs view={view} site={site} waiting={mine.waiting} current="rooms" />
        {isBegun ? (
          <div class="manage-begun">
            <Next view={view} mine={mine} />
            <Rooms {...props} />
          </div>
        ) : (
          <div class="columns columns-narrow">
            <Rooms {...props} />
            {site.state === 'archived' ? null : <Next view={view} mine={mine} />}
          </div>
        )}
        {site.state !== 'archived' && (
          <div class="manage-archive">
            <ActButton
              view={view}
              action={`${sitePath(site.id)}/state`}
              fields={{ move: 'archive', version: String(site.version) }}
              text={t.t('manage.archive')}
              class="as-link"
            />
          </div>
        )}
      </div>
    </Layout>
  );
};

/** What has to be done, what can wait, and who sees the house meanwhile. */
const Next = ({ view, mine }: Pick<Props, 'view' | 'mine'>) => {
  const { t } = view;
  const { state } = mine.site;
  const steps = nextSteps(view, mine);
  const [now, later] = [steps.filter(({ canWait }) => !canWait), steps.filter(({ canWait }) => canWait)];
  return (
    <aside>
      <section class="box manage-next" aria-labelledby="next">
        <h2 id="next">{t.t(now.length > 0 ? 'manage.nextTitle' : 'manage.nextNothing')}</h2>
        <NextSteps view={view} mine={mine} steps={now} isPlate />
        {later.length > 0 && <h3>{t.t('manage.nextLater')}</h3>}
        <NextSteps view={view} mine={mine} steps={later} />
        {state !== 'archived' && <p class="second">{t.t(`manage.stateText.${state}`)}</p>}
      </section>
    </aside>
  );
};

const TOLD = ['made', 'submitted', 'archived', 'moved', 'roomSaved', 'roomPublished', 'roomArchived'] as const;

/** What was just done, said once. */
const Told = ({ view: { t, url }, site }: { view: View; site: Site }) => {
  if (url.searchParams.has('kept')) return <Notice>{t.t('manage.kept')}</Notice>;
  for (const told of TOLD)
    if (url.searchParams.has(told) && (told !== 'submitted' || site.state === told))
      return <Notice>{t.t(`manage.told.${told}`, { name: site.name })}</Notice>;
  return null;
};

const SiteActs = ({ view, site }: { view: View; site: Site }) => {
  const { t } = view;
  if (site.state === 'archived') return null;
  return (
    <div class="desk-acts">
      {site.state === 'verified' && <a href={`/sites/${site.id}`}>{t.t('manage.asOthers')}</a>}
      <a class="button" href={`${sitePath(site.id)}/edit`}>
        {t.t('manage.edit')}
      </a>
    </div>
  );
};

type TabsProps = { view: View; site: Site; waiting: number; current: 'rooms' | 'members' };
export const SiteTabs = ({ view: { t }, site, waiting, current }: TabsProps) => {
  const path = sitePath(site.id);
  return (
    <Tabs
      label={t.t('manage.tabs')}
      tabs={[
        { href: path, text: t.t('house.spaces'), isCurrent: current === 'rooms' },
        {
          href: `${path}/applications`,
          text: waiting === 0 ? t.t('nav.cases') : t.t('manage.casesWaiting', { waiting: waitingText(t, waiting) }),
          isCurrent: false,
        },
        { href: `${path}/members`, text: t.t('manage.members'), isCurrent: current === 'members' },
      ]}
    />
  );
};

const Rooms = ({ view, mine, rooms, hasBegun, next, first }: Props) => {
  const { t } = view;
  const { site } = mine;
  const shown = rooms.filter(({ state }) => state !== 'archived');
  const gone = rooms.filter(({ state }) => state === 'archived');
  return (
    <section aria-labelledby="rooms">
      <div class="section-head">
        <h2 id="rooms">{t.t('house.spaces')}</h2>
        {site.state !== 'archived' && (
          <a class={shown.length === 0 ? 'button plate' : 'button'} href={`${sitePath(site.id)}/spaces/new`}>
            {t.t(hasBegun ? 'manage.roomGoOn' : 'manage.roomNew')}
          </a>
        )}
      </div>
      {shown.length === 0 ? <p class="empty">{t.t('manage.noRoomsText')}</p> : <RoomRows view={view} rooms={shown} />}
      {gone.length > 0 && (
        <details class="manage-gone">
          <summary>{t.t('manage.archivedRooms', { count: gone.length })}</summary>
          <RoomRows view={view} rooms={gone} />
        </details>
      )}
      <Pager view={view} next={next} first={first} />
    </section>
  );
};

const RoomRows = ({ view, rooms }: { view: View; rooms: readonly Space[] }) => {
  const { t } = view;
  return (
    <ul class="rows manage-rooms">
      {rooms.map((room) => (
        <li>
          <span>
            <a href={`/manage/spaces/${room.id}`}>{room.name}</a>
            <span class="second manage-room-facts">
              {codeName(t, 'spaceKind', room.kind)},{' '}
              {room.areaM2 === null ? (
                <>
                  {t.t('room.size')} <Unknown view={view} />
                </>
              ) : (
                t.areaM2(room.areaM2)
              )}
            </span>
          </span>
          <span class="manage-room-acts">
            <strong>{t.t(`manage.rooms.${room.state}`)}</strong>
            {room.state === 'draft' && (
              <a
                href={`/manage/spaces/${room.id}/publish`}
                aria-label={t.t('manage.publishWhich', { name: room.name })}
              >
                {t.t('manage.publishRoom')}
              </a>
            )}
            {room.state !== 'archived' && (
              <a href={`/manage/spaces/${room.id}/edit`} aria-label={t.t('manage.editWhich', { name: room.name })}>
                {t.t('manage.edit')}
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
};
