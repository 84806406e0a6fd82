import type { Need } from '#shared/domain/need.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { scoreWordOf } from '#shared/i18n/code-name.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import type { Why } from '#shared/usecases/why-space.ts';
import { TickList } from '#shared/web/field.tsx';
import { FormEnd } from '#shared/web/form-end.tsx';
import type { View } from '#shared/web/view.ts';
import { ApplyFrame } from './apply-frame.tsx';
import { needName } from './case-words.ts';

type Choice = { need: Need; why: Why | null };
type Props = {
  view: View;
  space: Space;
  site: Site;
  choices: readonly Choice[];
  /** Questions on their way into the letter. */
  asked: readonly string[];
  eurPerHuf: number;
};

/** For which of several needs: how well each matches is said beside it. */
export const ChooseNeedPage = ({ view, space, site, choices, asked, eurPerHuf }: Props) => {
  const { t } = view;
  const ranked = choices.toSorted((a, b) => (b.why?.shown ?? -1) - (a.why?.shown ?? -1));
  return (
    <ApplyFrame view={view} space={space} site={site} title={t.t('apply.title', { space: space.name })}>
      <form method="get" action={`/spaces/${space.id}/apply`} class="form">
        {asked.map((text) => (
          <input type="hidden" name="ask" value={text} />
        ))}
        <TickList
          name="need"
          label={t.t('apply.which')}
          single
          values={[ranked[0]?.need.id ?? '']}
          choices={ranked.map(({ need, why }) => ({
            value: need.id,
            text: capitalised(t.lang, needName(t, need)),
            hint: hintOf(view, need, why, eurPerHuf),
          }))}
        />
        <FormEnd view={view} submit={t.t('apply.go')} back={`/spaces/${space.id}`} cancel={t.t('apply.back')} />
      </form>
    </ApplyFrame>
  );
};

const hintOf = ({ t }: View, need: Need, why: Why | null, eurPerHuf: number): string => {
  if (why?.shown != null)
    return `${t.t(`score.${scoreWordOf(why.shown)}`)}, ${t.t('results.ofHundred', { score: t.number(why.shown) })}`;
  const [gap] = why?.gaps ?? [];
  if (gap === undefined) return t.t('apply.notOffered');
  const change = why?.near ? { change: why.near.change } : {};
  return t.t('apply.fitsNot', { gap: gapPhrase(t, gap, { need, eurPerHuf, ...change }) });
};
