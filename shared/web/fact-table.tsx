import type { Child } from 'hono/jsx';
import { AskIcon } from './icons.tsx';

export type Fact = { name: string; value: Child };

/** What is known, row by row; what is not follows in one dotted row. */
export const FactTable = ({ facts, unknown }: { facts: readonly Fact[]; unknown?: string | null }) => (
  <>
    <dl class="facts">
      {facts.map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {unknown && (
      <p class="ask-line">
        <AskIcon />
        <span>{unknown}</span>
      </p>
    )}
  </>
);
