import type { Child } from 'hono/jsx';

export type Section = { id: string; title: string };

/** One part of a long form; what leads to it names its id. */
export const FormSection = ({ id, title, hint, children }: Section & { hint?: Child; children?: Child }) => (
  <section class="form-section" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {hint && <p class="hint">{hint}</p>}
    {children}
  </section>
);

/** The parts of a long form, to jump to. */
export const SectionLinks = ({ label, sections }: { label: string; sections: readonly Section[] }) => (
  <nav class="section-links" aria-label={label}>
    <ul>
      {sections.map(({ id, title }) => (
        <li>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  </nav>
);
