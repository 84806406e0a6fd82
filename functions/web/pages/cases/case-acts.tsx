import { type FieldFault, faultOf, TextArea } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import type { ShownCase } from './case-words.ts';

export const MOST_MESSAGE = 4000;
export const MOST_REASON = 2000;

type Props = { view: View; each: ShownCase; answers: FormAnswers; faults: readonly FieldFault[] };

/** What this reader can do now: the table of moves says, this only shows it. */
export const CaseActs = (props: Props) => {
  const { view, each } = props;
  const { moves } = each.shown;
  if (moves.length === 0) return null;
  const can = (name: (typeof moves)[number]) => moves.includes(name);
  return (
    <section class="box box-strong case-acts" aria-labelledby="answer">
      <h2 id="answer">{view.t.t(each.shown.state === 'sent' && can('accept') ? 'answer.title' : 'answer.change')}</h2>
      {can('accept') && <Accept {...props} />}
      {can('placed') && <Placed {...props} />}
      {can('decline') && <Decline {...props} />}
      {can('withdraw') && <Withdraw {...props} />}
    </section>
  );
};

const actionOf = ({ kind, shown }: ShownCase, move: string): string => `/${kind}s/${shown.id}/${move}`;
const Version = ({ each }: { each: ShownCase }) => (
  <input type="hidden" name="version" value={String(each.shown.version)} />
);

const Accept = ({ view, each, answers, faults }: Props) => {
  const { t } = view;
  return (
    <PostForm view={view} action={actionOf(each, 'accept')} class="case-act">
      <Version each={each} />
      <p>{t.t(each.kind === 'application' ? 'answer.acceptApplication' : 'answer.acceptInvitation')}</p>
      {each.kind === 'application' && (
        <TextArea
          name="message"
          label={<Optional view={view} label={t.t('answer.message')} />}
          fault={faultOf(faults, 'message')}
          value={textOf(answers, 'message')}
          rows={4}
          width="long"
        />
      )}
      <button class="button plate" type="submit">
        {t.t('answer.accept')}
      </button>
    </PostForm>
  );
};

const Placed = ({ view, each }: Props) => (
  <PostForm view={view} action={actionOf(each, 'placed')} class="case-act">
    <Version each={each} />
    <p>{view.t.t('answer.placedText')}</p>
    <button class="button plate" type="submit">
      {view.t.t('answer.placed')}
    </button>
  </PostForm>
);

const Decline = ({ view, each, answers, faults }: Props) => {
  const { t } = view;
  const fault = faultOf(faults, 'reason');
  const isOfHouse = each.kind === 'application';
  return (
    <details class="case-more" open={fault !== undefined || textOf(answers, 'reason') !== ''}>
      <summary>{t.t('answer.decline')}</summary>
      <PostForm view={view} action={actionOf(each, 'decline')} class="case-act">
        <Version each={each} />
        {isOfHouse ? (
          <TextArea
            name="reason"
            label={t.t('detail.reason')}
            hint={t.t('answer.reasonHint')}
            fault={fault}
            value={textOf(answers, 'reason')}
            rows={4}
            width="long"
          />
        ) : (
          <p>{t.t('answer.declineInvitation')}</p>
        )}
        <button class="button" type="submit">
          {t.t('answer.declineDo')}
        </button>
      </PostForm>
    </details>
  );
};

const Withdraw = ({ view, each }: Props) => {
  const { t } = view;
  return (
    <details class="case-more">
      <summary>{t.t('answer.withdraw')}</summary>
      <PostForm view={view} action={actionOf(each, 'withdraw')} class="case-act">
        <Version each={each} />
        <p>{t.t('answer.withdrawText')}</p>
        <button class="button" type="submit">
          {t.t('answer.withdrawDo')}
        </button>
      </PostForm>
    </details>
  );
};
