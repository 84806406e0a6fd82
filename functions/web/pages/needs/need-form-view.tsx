import { FormEnd, KeptHint } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary, Notice } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { ActButton, PostForm } from '#shared/web/post-form.tsx';
import { type Step, Steps } from '#shared/web/steps.tsx';
import { stepOf } from './need-answers.ts';
import { LAST_STEP, type NeedFormProps, STEPS } from './need-steps.ts';
import { SoFar } from './so-far.tsx';
import { StepCheck } from './step-check.tsx';
import { StepMoney } from './step-money.tsx';
import { StepWhat } from './step-what.tsx';
import { StepWhen } from './step-when.tsx';

const PAGES = [StepWhat, StepMoney, StepWhen];

export const NeedFormPage = (props: NeedFormProps) => {
  const { view, actor, title, step, faults, addressOf, answers, discard, notice } = props;
  const { t } = view;
  const name = STEPS[step - 1] ?? 'what';
  const Page = PAGES[step - 1];
  const isLast = step === LAST_STEP;
  return (
    <Layout view={view} title={`${title}: ${t.t(`needForm.step.${name}`)}`} isPrivate scripts={['places.js']}>
      <div class="content desk">
        <Path
          view={view}
          links={[
            { href: '/needs', text: t.t('nav.needs') },
            { href: `/actors/${actor.id}`, text: actor.name },
          ]}
        />
        <Steps view={view} steps={stepsOf(props)} />
        <div class="columns columns-narrow">
          <div>
            {notice !== null && <Notice>{notice}</Notice>}
            <FaultSummary view={view} faults={faults} hrefOf={(field) => hrefOf(field, step, addressOf)} />
            <p class="second need-of">{title}</p>
            <h1>{t.t(`needForm.step.${name}`)}</h1>
            <KeptHint view={view} />
            <PostForm view={view} action={addressOf(step)} class="form" makes={isLast}>
              {Page ? <Page view={view} answers={answers} faults={faults} /> : <StepCheck {...props} />}
              <FormEnd view={view} goesOn={!isLast} draft back={props.back} {...(isLast && { submit: props.submit })} />
            </PostForm>
            {discard !== null && (
              <div class="discard">
                <ActButton view={view} action={discard} text={t.t('needForm.discard')} class="as-link" />
              </div>
            )}
          </div>
          <SoFar view={view} tried={props.tried} />
        </div>
      </div>
    </Layout>
  );
};

/** A fault may stand on another page than the one that is shown. */
const hrefOf = (field: string, step: number, addressOf: NeedFormProps['addressOf']): string => {
  const on = stepOf(field);
  return on === 0 || on === step ? `#${field}` : `${addressOf(on)}#${field}`;
};

/** One goes back to any page, and forward over those that are right. */
const stepsOf = ({ view: { t }, step, addressOf, read, isChange }: NeedFormProps): Step[] => {
  const firstWrong = [1, 2, 3].find((page) => read.faultsOn(page).length > 0) ?? LAST_STEP;
  return STEPS.map((name, index) => {
    const page = index + 1;
    const isReached = isChange || page <= Math.max(firstWrong, step);
    return {
      text: t.t(`needForm.step.${name}`),
      href: isReached ? addressOf(page) : null,
      isCurrent: page === step,
    };
  });
};
