import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';

type Props = {
  view: View;
  title: string;
  text: string;
  submit: string;
  action: string;
  /** Sent again with the answer. */
  fields: Readonly<Record<string, string>>;
  links: readonly { href: string; text: string }[];
  back: string;
};

/** Asks before what cannot be taken back. */
export const ConfirmPage = ({ view, title, text, submit, action, fields, links, back }: Props) => (
  <Layout view={view} title={title} isPrivate>
    <div class="content">
      <Path view={view} links={links} />
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <PostForm view={view} action={action} class="form-end">
        {Object.entries({ ...fields, sure: 'yes' }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button plate" type="submit">
          {submit}
        </button>
        <a href={back}>{view.t.t('manage.keep')}</a>
      </PostForm>
    </div>
  </Layout>
);
