import type { Need } from '#shared/domain/need.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Why } from '#shared/usecases/why-space.ts';
import { type FieldFault, faultOf, TextArea } from '#shared/web/field.tsx';
import { FormEnd, Optional } from '#shared/web/form-end.tsx';
import { FaultSummary, Notice } from '#shared/web/notice.tsx';
import { ScorePlate } from '#shared/web/plate.tsx';
import { ActButton, PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import { ApplyFrame } from './apply-frame.tsx';
import { needName } from './case-words.ts';

type Props = {
  view: View;
  space: Space;
  site: Site;
  need: Need;
  why: Why;
  answers: FormAnswers;
  faults: readonly FieldFault[];
  /** There is a draft of it. */
  isKept: boolean;
};

/** The letter, and what the house will see with it. */
export const ApplyPage = ({ view, space, site, need, why, answers, faults, isKept }: Props) => {
  const { t, url } = view;
  const said = (['kept', 'discarded'] as const).find((name) => url.searchParams.has(name));
  return (
    <ApplyFrame view={view} space={space} site={site} title={t.t('apply.title', { space: space.name })}>
      {said && <Notice>{t.t(`needs.${said}`)}</Notice>}
      <FaultSummary view={view} faults={faults} />
      <div class="columns columns-narrow">
        <PostForm view={view} action={`/spaces/${space.id}/apply`} class="form" makes>
          <input type="hidden" name="need" value={need.id} />
          <div class="apply-need">
            <p>
              {t.t('apply.forNeed')} <strong>{needName(t, need)}</strong>
            </p>
            {why.shown !== null && <ScorePlate view={view} shown={why.shown} />}
            <a href={`/needs/${need.id}/spaces/${space.id}`}>{t.t('apply.why')}</a>
          </div>
          <TextArea
            name="letter"
            label={t.t('apply.letter')}
            hint={t.t('apply.letterHint')}
            fault={faultOf(faults, 'letter')}
            value={textOf(answers, 'letter')}
            rows={12}
            width="long"
          />
          <TextArea
            name="links"
            label={<Optional view={view} label={t.t('apply.links')} />}
            hint={t.t('apply.linksHint')}
            fault={faultOf(faults, 'links')}
            value={textOf(answers, 'links')}
            rows={3}
            width="long"
          />
          <FormEnd
            view={view}
            submit={t.t('apply.send')}
            draft
            back={`/spaces/${space.id}`}
            cancel={t.t('apply.back')}
          />
        </PostForm>
        <aside class="box apply-aside">
          {isKept && (
            <ActButton
              view={view}
              action={`/spaces/${space.id}/apply/discard`}
              fields={{ need: need.id }}
              text={t.t('needForm.discard')}
              class="as-link"
            />
          )}
          <h2>{t.t('apply.sees')}</h2>
          <p>{t.t('apply.seesText')}</p>
          <p>
            <a href={`/actors/${need.actorId}`}>{t.t('apply.seesProfile')}</a>
          </p>
          <h2>{t.t('apply.next')}</h2>
          <p>{t.t('apply.nextText')}</p>
        </aside>
      </div>
    </ApplyFrame>
  );
};
