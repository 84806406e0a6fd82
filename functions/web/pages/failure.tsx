import { Layout } from '#shared/web/layout.tsx';
import type { View } from '#shared/web/view.ts';

export type Failure = 'notFound' | 'refused' | 'busy' | 'ours' | 'moved' | 'input';

const textOf = (view: View, failure: Failure): string | null =>
  failure === 'input' ? null : view.t.t(`failure.${failure}.text`);

/** What a page says instead of itself. `detail` is for what only this case can say. */
export const FailurePage = ({ view, failure, detail }: { view: View; failure: Failure; detail?: string }) => (
  <Layout view={view} title={view.t.t(`failure.${failure}.title`)} isPrivate>
    <div class="content failure">
      <h1>{view.t.t(`failure.${failure}.title`)}</h1>
      <p>{detail ?? textOf(view, failure)}</p>
      <p>
        <a href="/">{view.t.t('failure.notFound.home')}</a>
      </p>
    </div>
  </Layout>
);

export const SignInFailedPage = ({ view, next }: { view: View; next: string }) => (
  <Layout view={view} title={view.t.t('failure.signIn.title')} isPrivate>
    <div class="content failure">
      <h1>{view.t.t('failure.signIn.title')}</h1>
      <p>{view.t.t('failure.signIn.text')}</p>
      <p>
        <a class="button plate" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          {view.t.t('failure.signIn.again')}
        </a>
      </p>
    </div>
  </Layout>
);

/** A form came from somebody whose session is over: nothing of it was done. */
export const SignInAgainPage = ({ view, next }: { view: View; next: string }) => (
  <Layout view={view} title={view.t.t('failure.over.title')} isPrivate>
    <div class="content failure">
      <h1>{view.t.t('failure.over.title')}</h1>
      <p>{view.t.t('failure.over.text')}</p>
      <p>
        <a class="button plate" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          {view.t.t('failure.signIn.again')}
        </a>
      </p>
    </div>
  </Layout>
);

export const SignedOutPage = ({ view, next }: { view: View; next: string }) => (
  <Layout view={view} title={view.t.t('failure.signedOut.title')} isPrivate>
    <div class="content failure">
      <h1>{view.t.t('failure.signedOut.title')}</h1>
      <p>{view.t.t('failure.signedOut.text')}</p>
      <p>
        <a href={next}>{view.t.t('failure.signedOut.go')}</a>
      </p>
    </div>
  </Layout>
);
