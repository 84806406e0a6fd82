import type { Child } from 'hono/jsx';
import { dayAt } from '#shared/domain/time-zone.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import { Tabs } from '#shared/web/tabs.tsx';
import { waitingText } from '../../waiting-text.ts';
import type { Desk } from './read-desk.ts';

type DeskTab = 'suitors' | 'calendar' | 'demand';

export const deskPath = (spaceId: string): string => `/manage/spaces/${spaceId}`;

/** The way to a room's desk, for who manages it and for who coordinates. */
export const deskLinks = ({ view: { t }, site, isManager }: Desk) =>
  isManager
    ? [
        { href: '/manage', text: t.t('nav.manage') },
        { href: `/manage/sites/${site.id}`, text: site.name },
      ]
    : [
        { href: '/coordination', text: t.t('nav.coordination') },
        { href: `/sites/${site.id}`, text: site.name },
      ];

/** Head and tabs that all pages of a room's desk share. */
export const DeskFrame = ({
  tab,
  title,
  children,
  ...desk
}: Desk & { tab: DeskTab; title: string; children?: Child }) => {
  const { view, space, site, isManager, waiting } = desk;
  const { t } = view;
  const kind = site.building ?? 'unknown';
  const path = deskPath(space.id);
  const tabs = [
    { href: path, text: t.t('desk.suitors'), isCurrent: tab === 'suitors' },
    ...(waiting === null
      ? []
      : [
          {
            href: `/manage/sites/${site.id}/applications`,
            text: waiting === 0 ? t.t('desk.cases') : t.t('desk.casesWaiting', { waiting: waitingText(t, waiting) }),
            isCurrent: false,
          },
        ]),
    ...(isManager ? [{ href: `${path}/calendar`, text: t.t('desk.calendar'), isCurrent: tab === 'calendar' }] : []),
    { href: `${path}/demand`, text: t.t('desk.demand'), isCurrent: tab === 'demand' },
  ];
  return (
    <Layout view={view} title={title} isPrivate sample={site.sample ? t.t('desk.sampleText') : null}>
      <DrawingSymbols kinds={[kind]} />
      <div class="content">
        <Path view={view} links={deskLinks(desk)} />
        <div class="desk-head">
          <div class="desk-room">
            <Drawing kind={kind} size="small" room={space.id} />
            <div>
              <h1>{space.areaM2 === null ? space.name : `${space.name}, ${t.areaM2(space.areaM2)}`}</h1>
              <p class="second">{stateText(desk)}</p>
            </div>
          </div>
          {isManager && <DeskActs {...desk} />}
        </div>
        <Tabs label={t.t('desk.tabs')} tabs={tabs} />
        {children}
      </div>
    </Layout>
  );
};

const stateText = ({ view: { t }, space, site }: Desk): string => {
  const dayOf = (at: string) => t.day(dayAt(new Date(at), site.timeZone));
  const since = space.state === 'published' ? (space.firstPublishedAt ?? space.updatedAt) : space.updatedAt;
  const state = t.t(`desk.state.${space.state}`, { day: dayOf(since) });
  const isConfirmed = space.state === 'published' && space.confirmedAt !== null && !site.sample;
  return isConfirmed ? `${state} ${t.t('desk.confirmed', { day: dayOf(space.confirmedAt ?? '') })}` : state;
};

const DeskActs = ({ view, space }: Desk) => {
  const { t } = view;
  const move = (name: 'publish' | 'pause', text: string, isFirst: boolean) => (
    <ActButton
      view={view}
      action={`${deskPath(space.id)}/state`}
      text={text}
      class={isFirst ? 'button plate' : 'button'}
      fields={{ move: name, version: String(space.version) }}
    />
  );
  return (
    <div class="desk-acts">
      {space.state === 'published' && move('pause', t.t('desk.pause'), false)}
      {space.state === 'paused' && move('publish', t.t('desk.publishAgain'), true)}
      {space.state === 'draft' && move('publish', t.t('desk.publish'), true)}
      {space.state !== 'archived' && (
        <a class="button" href={`${deskPath(space.id)}/edit`}>
          {t.t('desk.edit')}
        </a>
      )}
    </div>
  );
};

/** Why there is no answer yet, and what leads to one. */
export const FirstThing = ({ first, view: { t }, site, isManager }: Desk & { first: 'verify' | 'publish' }) => (
  <div class="empty">
    <p>{t.t(first === 'verify' ? 'desk.verifyFirst' : 'desk.publishFirst')}</p>
    {first === 'verify' && isManager && (
      <p>
        <a href={`/manage/sites/${site.id}`}>{t.t('desk.toHouse')}</a>
      </p>
    )}
  </div>
);
