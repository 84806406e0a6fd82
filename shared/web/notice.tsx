import type { Child } from 'hono/jsx';
import type { FieldFault } from './field.tsx';
import { HazardIcon, ProtectionIcon } from './icons.tsx';
import type { View } from './view.ts';

type SummaryProps = {
  view: View;
  faults: readonly FieldFault[];
  /** Where a field is, in a form of several pages. */
  hrefOf?: (name: string) => string;
};

/** Wrong answers, before the form: each a link to its field. */
export const FaultSummary = ({ view: { t }, faults, hrefOf = (name) => `#${name}` }: SummaryProps) =>
  faults.length === 0 ? null : (
    <section class="faults" role="alert" aria-labelledby="faults">
      <h2 id="faults">{t.t('page.errors', { count: faults.length })}</h2>
      <ul>
        {faults.map(({ name, text }) => (
          <li>
            <a href={hrefOf(name)}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );

/** Something that was done, said once on the page after it. */
export const Notice = ({ children }: { children?: Child }) => (
  <div class="notice" role="status">
    {children}
  </div>
);

export const Hazard = ({ children }: { children?: Child }) => (
  <div class="warning warning-hazard">
    <HazardIcon />
    <div>{children}</div>
  </div>
);

export const Protection = ({ children }: { children?: Child }) => (
  <div class="warning">
    <ProtectionIcon />
    <div>{children}</div>
  </div>
);

/** After a form was saved: its page is shown again with `?saved`. */
export const SavedNotice = ({ view: { t, url } }: { view: View }) =>
  url.searchParams.has('saved') ? <Notice>{t.t('form.saved')}</Notice> : null;
