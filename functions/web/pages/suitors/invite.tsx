import { type Context, Hono } from 'hono';
import { may } from '#shared/domain/authority.ts';
import { LATEST_ANSWER_DAYS } from '#shared/domain/invitation.ts';
import { textSchema } from '#shared/domain/scalars.ts';
import { addDays, dayAt } from '#shared/domain/time-zone.ts';
import { AppError, notFound } from '#shared/errors.ts';
import { inviteNeed } from '#shared/usecases/invite-need.ts';
import { findSuitor, type NamedSuitor } from '#shared/usecases/list-suitors.ts';
import { type FieldFault, faultOf, TextArea, TextField } from '#shared/web/field.tsx';
import { FormEnd } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import { pseudonymText } from '#shared/web/pseudonym.tsx';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { once } from '../../once.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { deskLinks, deskPath } from './desk-frame.tsx';
import { type Desk, readDesk } from './read-desk.ts';
import { SuitorFacts, SuitorHead } from './suitor-item.tsx';

const USUAL_DAYS = 14;
const MOST_CHARACTERS = 2000;

/** A manager asks who stands behind a pseudonym to come: a message, and a day by which to answer. */
export const invitePage = (deps: WebDeps) => {
  const read = async (c: Context<WebHono, '/manage/spaces/:spaceId/invite/:pseudonym'>) => {
    const desk = await readDesk(deps, c, c.req.param('spaceId'));
    if (!may.decideForSite(desk.caller, desk.site)) throw notFound('space');
    const { suitor } = await findSuitor(deps, desk.caller, desk.space.id, c.req.param('pseudonym'));
    return { ...desk, suitor, today: dayAt(deps.now(), desk.site.timeZone) };
  };
  const path = '/manage/spaces/:spaceId/invite/:pseudonym';
  return new Hono<WebHono>()
    .get(path, async (c) => {
      const desk = await read(c);
      const answers = { reason: [''], answerBy: [addDays(desk.today, USUAL_DAYS)] };
      return show(c, <InviteView {...desk} answers={answers} faults={[]} />);
    })
    .post(path, async (c) => {
      const desk = await read(c);
      const { space, suitor, caller, view } = desk;
      const answers = await sentForm(c);
      const { body, faults } = readInvitation(answers, desk);
      const again = (wrong: readonly FieldFault[], status: 409 | 422) =>
        show(c, <InviteView {...desk} answers={answers} faults={wrong} />, status);
      if (body === null) return again(faults, 422);
      try {
        const { pseudonym } = suitor;
        await once(deps, c, (own) => inviteNeed(own, caller, space.id, { pseudonym, ...body }));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'already_exists') throw error;
        return again([{ name: 'reason', text: view.t.t('invite.already') }], 409);
      }
      return c.redirect(`${deskPath(space.id)}?invited=${suitor.pseudonym.slice(0, 4)}`, 303);
    });
};

type Props = Desk & { suitor: NamedSuitor['suitor']; today: string };

const readInvitation = (answers: FormAnswers, { view: { t }, today }: Props) => {
  const read = formReader(answers, t);
  const reasonField = { name: 'reason', label: t.t('invite.reason') };
  const dayField = { name: 'answerBy', label: t.t('invite.answerBy') };
  const reason = read.needed(reasonField, read.text({ ...reasonField, most: MOST_CHARACTERS }));
  const answerBy = read.needed(dayField, read.day({ ...dayField, from: today }));
  if (reason !== null && !textSchema(MOST_CHARACTERS).safeParse(reason).success)
    read.wrong('reason', t.t('form.unfit', { field: reasonField.label }));
  if (answerBy !== null && answerBy > addDays(today, LATEST_ANSWER_DAYS))
    read.wrong('answerBy', t.t('invite.days', { most: t.number(LATEST_ANSWER_DAYS) }));
  const body = reason === null || answerBy === null || read.faults.length > 0 ? null : { reason, answerBy };
  return { body, faults: read.faults };
};

const InviteView = (props: Props & { answers: FormAnswers; faults: readonly FieldFault[] }) => {
  const { view, space, suitor, today, answers, faults } = props;
  const { t } = view;
  const name = pseudonymText(suitor.pseudonym);
  const path = deskPath(space.id);
  return (
    <Layout
      view={view}
      title={t.t('invite.title', { name })}
      isPrivate
      sample={props.site.sample ? t.t('desk.sampleText') : null}
    >
      <div class="content">
        <Path view={view} links={[...deskLinks(props), { href: path, text: space.name }]} />
        <h1>{t.t('invite.title', { name })}</h1>
        <FaultSummary view={view} faults={faults} />
        <div class="suitor invite-suitor">
          <SuitorHead view={view} suitor={suitor} />
          <SuitorFacts view={view} suitor={suitor} />
        </div>
        <PostForm view={view} action={`${path}/invite/${suitor.pseudonym}`} class="form" makes>
          <p>{t.t('invite.text')}</p>
          <TextArea
            name="reason"
            label={t.t('invite.reason')}
            hint={t.t('invite.reasonHint')}
            width="long"
            maxlength={MOST_CHARACTERS}
            value={textOf(answers, 'reason')}
            fault={faultOf(faults, 'reason')}
          />
          <TextField
            name="answerBy"
            type="date"
            width="short"
            label={t.t('invite.answerBy')}
            hint={t.t('invite.days', { most: t.number(LATEST_ANSWER_DAYS) })}
            min={today}
            value={textOf(answers, 'answerBy')}
            fault={faultOf(faults, 'answerBy')}
          />
          <FormEnd view={view} submit={t.t('invite.submit')} back={path} />
        </PostForm>
      </div>
    </Layout>
  );
};
