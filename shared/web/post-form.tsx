import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { CsrfField } from './csrf-field.tsx';
import type { View } from './view.ts';

type Props = {
  view: View;
  action: string;
  class?: string /** It makes something: once, however often it is sent. */;
  makes?: boolean;
  children?: Child;
};

/** A form that writes. */
export const PostForm = ({ view, action, makes, children, ...rest }: Props) => (
  <form method="post" action={action} class={rest.class} novalidate>
    <CsrfField view={view} />
    {makes && <input type="hidden" name="once" value={randomUUID()} />}
    {children}
  </form>
);

type ButtonProps = {
  view: View;
  action: string;
  text: string;
  label?: string;
  fields?: Readonly<Record<string, string>>;
  class?: string;
};

/** One act behind one button, with the few hidden fields that it needs. */
export const ActButton = ({ view, action, text, label, fields = {}, ...rest }: ButtonProps) => (
  <PostForm view={view} action={action} class="act">
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class={rest.class ?? 'button'} type="submit" aria-label={label}>
      {text}
    </button>
  </PostForm>
);
