import { spaceChangePhrase } from '#shared/i18n/space-change-phrase.ts';
import type { Mirrored } from '#shared/usecases/mirror-space.ts';
import { Bands } from '#shared/web/bands.tsx';
import { deskPath } from './desk-frame.tsx';
import type { Desk } from './read-desk.ts';

type Props = Pick<Desk, 'view' | 'space' | 'isManager'> & {
  mirrored: Mirrored | 'used-up' | null;
  /** The page that asks. */
  page?: string;
};

/** How many needs are in reach, and what a change would add: counted when asked for. */
export const MirrorBoxes = (props: Props) => {
  const { view, mirrored } = props;
  const { t } = view;
  const isCounted = mirrored !== null && mirrored !== 'used-up';
  return (
    <aside class="mirror" id="mirror">
      <section class="box" aria-labelledby="reach">
        <h2 id="reach">{t.t('mirror.reach')}</h2>
        <p class="small second">{t.t(isCounted ? 'mirror.reachText' : 'mirror.reachLater')}</p>
        {isCounted && <Bands band={mirrored.inReach} />}
      </section>
      <section class="box" aria-labelledby="change">
        <h2 id="change">{t.t('mirror.title')}</h2>
        {mirrored === null && <AskMirror {...props} />}
        {mirrored === 'used-up' && <p>{t.t('desk.usedUp')}</p>}
        {isCounted && <Reflections {...props} mirrored={mirrored} />}
      </section>
    </aside>
  );
};

const AskMirror = ({ view: { t }, space, page = deskPath(space.id) }: Props) => (
  <form method="get" action={`${page}#mirror`} class="mirror-ask">
    <p>{t.t('mirror.text')}</p>
    <button class="button" type="submit" name="mirror" value="yes">
      {t.t('mirror.ask')}
    </button>
    <p class="small second">{t.t('desk.limit')}</p>
  </form>
);

/** The part of the room's form in which a change is made. */
const SECTIONS: Readonly<Record<string, string>> = {
  divisibleFromM2: 'size',
  measures: 'size',
  hours: 'use',
  tenure: 'use',
  available: 'time',
  term: 'time',
  tariffs: 'costs',
  amenities: 'amenities',
  tolerates: 'rules',
};
const sectionOf = (change: object): string => SECTIONS[Object.keys(change)[0] ?? ''] ?? 'basics';

const Reflections = ({ view: { t }, space, isManager, mirrored }: Props & { mirrored: Mirrored }) => {
  const rows = mirrored.items.flatMap(({ change, atLeast }) => {
    const text = spaceChangePhrase(t, space, change);
    return text === null ? [] : [{ text, atLeast, section: sectionOf(change) }];
  });
  if (rows.length === 0) return <p>{t.t('mirror.none')}</p>;
  return (
    <>
      <ul class="rows mirror-rows">
        {rows.map(({ text, atLeast, section }) => (
          <li>
            {isManager ? <a href={`${deskPath(space.id)}/edit#${section}`}>{text}</a> : <strong>{text}</strong>}
            <span>{t.t('mirror.atLeast', { count: atLeast })}</span>
          </li>
        ))}
      </ul>
      <p class="small second">{t.t('mirror.note')}</p>
    </>
  );
};
