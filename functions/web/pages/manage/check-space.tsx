import { Hono } from 'hono';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { ownSpace } from '#shared/usecases/keep-space.ts';
import { type Mirrored, mirrorSpace } from '#shared/usecases/mirror-space.ts';
import { FactTable } from '#shared/web/fact-table.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { SavedNotice } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { spaceFacts } from '../space-facts.ts';
import { MirrorBoxes } from '../suitors/mirror-boxes.tsx';
import { asksFor, unlessUsedUp } from '../suitors/read-desk.ts';
import { Tariffs } from '../tariffs.tsx';
import { sitePath } from './next-steps.tsx';
import { ListingSteps } from './space-questions.tsx';

/** A room before it is published: as others will see it, whom it would reach, and the button. */
export const checkSpacePage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/manage/spaces/:spaceId/publish', async (c) => {
    const me = signedIn(c);
    const { space, site } = await ownSpace(deps, me, c.req.param('spaceId'));
    if (space.state !== 'draft' && space.state !== 'paused') return c.redirect(`/manage/spaces/${space.id}`, 303);
    const asks = asksFor(c, 'mirror') && site.state === 'verified';
    const mirrored = asks ? await unlessUsedUp(mirrorSpace(deps, me, space.id)) : null;
    return show(c, <CheckSpace view={c.var.view} space={space} site={site} mirrored={mirrored} />);
  });

type Props = { view: View; space: Space; site: Site; mirrored: Mirrored | 'used-up' | null };

const CheckSpace = ({ view, space, site, mirrored }: Props) => {
  const { t } = view;
  const desk = `/manage/spaces/${space.id}`;
  const { known, unknown } = spaceFacts(view, space, site);
  const { available } = space;
  const free = available && {
    name: t.t('room.freeFrom'),
    value: available.until === null ? t.day(available.from) : `${t.day(available.from)} – ${t.day(available.until)}`,
  };
  const title = t.t('spaceForm.checkTitle', { name: space.name });
  return (
    <Layout view={view} title={title} isPrivate sample={site.sample ? t.t('page.sampleText') : null}>
      <div class="content">
        <Path
          view={view}
          links={[
            { href: '/manage', text: t.t('nav.manage') },
            { href: sitePath(site.id), text: site.name },
          ]}
        />
        <SavedNotice view={view} />
        <ListingSteps view={view} current="check" />
        <h1>{title}</h1>
        <p class="lead">{t.t('spaceForm.checkText')}</p>
        <div class="columns columns-narrow">
          <div>
            <section class="section" aria-labelledby="facts">
              <h2 id="facts">{t.t('room.facts')}</h2>
              <FactTable
                facts={[...(free ? [free] : []), ...known]}
                unknown={unknown.length > 0 ? t.t('room.unknownList', { list: unknown.join(', ') }) : null}
              />
            </section>
            <section class="section" aria-labelledby="costs">
              <h2 id="costs">{t.t('room.costs')}</h2>
              <Tariffs view={view} space={space} />
            </section>
            <p class="check-more">
              <a href={`${desk}/edit`}>{t.t('spaceForm.tellMore')}</a>
            </p>
          </div>
          <div class="check-aside">
            <section class="box box-strong" aria-labelledby="publish">
              <h2 id="publish">{t.t('manage.publishRoom')}</h2>
              <p>{t.t(site.state === 'verified' ? 'spaceForm.publishText' : 'spaceForm.publishWaits')}</p>
              <div class="form-end">
                <ActButton
                  view={view}
                  action={`${desk}/state`}
                  fields={{ move: 'publish', version: String(space.version) }}
                  text={t.t('manage.publishRoom')}
                  class="button plate"
                />
                <a href={sitePath(site.id)}>{t.t('spaceForm.stayDraft')}</a>
              </div>
            </section>
            {site.state === 'verified' ? (
              <MirrorBoxes view={view} space={space} isManager mirrored={mirrored} page={`${desk}/publish`} />
            ) : (
              <p class="second">{t.t('spaceForm.reachLater')}</p>
            )}
          </div>
        </div>
      </div>
    </Layout>
  );
};
