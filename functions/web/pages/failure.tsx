import { Layout } from '#shared/web/layout.tsx';
import type { View } from '#shared/web/view.ts';

export type Failure =
  | 'notFound'
  | 'refused'
  | 'busy'
  | 'ours'
  | 'moved'
  | 'input'
  | 'broken'
  | 'large'
  | 'limit'
  | 'often';

type FailureProps = {
  view: View;
  failure: Failure;
  /** The page to open once more, where one is known to help. */
  again: string | null;
};

/** What a page says instead of itself, and how one goes on from there. */
export const FailurePage = ({ view, failure, again }: FailureProps) => {
  const { t, url } = view;
  const maySignIn = failure === 'notFound' && view.caller.person === null;
  return (
    <Layout view={view} title={t.t(`failure.${failure}.title`)} isPrivate>
      <div class="content failure">
        <h1>{t.t(`failure.${failure}.title`)}</h1>
        <p>{t.t(`failure.${failure}.text`)}</p>
        <p class="form-end">
          {again !== null && (
            <a class="button" href={again}>
              {t.t('failure.again')}
            </a>
          )}
          {maySignIn && (
            <a href={`/sign-in?next=${encodeURIComponent(`${url.pathname}${url.search}`)}`}>
              {t.t('failure.notFound.signIn')}
            </a>
          )}
          <a href="/">{t.t('failure.notFound.home')}</a>
        </p>
      </div>
    </Layout>
  );
};

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
