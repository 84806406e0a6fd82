import type { FieldFault } from '#shared/web/field.tsx';
import { faultOf, TextField } from '#shared/web/field.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary } from '#shared/web/notice.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';

/** Accepting is a POST of whoever has signed in; a visitor is told to, and comes back with the token. */
export const JoinPage = ({ view, faults }: { view: View; faults: readonly FieldFault[] }) => {
  const { t, caller } = view;
  const { person } = caller;
  return (
    <Layout view={view} title={t.t('join.title')} isPrivate scripts={['join.js']}>
      <div class="content join">
        <div class="desk-head">
          <h1>{t.t('join.title')}</h1>
        </div>
        <FaultSummary view={view} faults={faults} />
        <p>{t.t('join.text')}</p>
        {person === null ? (
          <>
            <p>{t.t('join.signIn')}</p>
            <p>
              <a class="button plate" href={`/sign-in?next=${encodeURIComponent('/memberships/accept')}`}>
                {t.t('page.signIn')}
              </a>
            </p>
          </>
        ) : (
          <>
            <p>{person.mail === null ? t.t('settings.noAddress') : t.t('join.as', { mail: person.mail })}</p>
            <PostForm view={view} action="/memberships/accept" class="form">
              <div data-join-token>
                <TextField
                  name="token"
                  label={t.t('join.token')}
                  hint={t.t('join.tokenHint')}
                  fault={faultOf(faults, 'token')}
                  autocomplete="off"
                  width="long"
                />
              </div>
              <div class="form-end">
                <button class="button plate" type="submit">
                  {t.t('join.accept')}
                </button>
                <a href="/">{t.t('join.notNow')}</a>
              </div>
            </PostForm>
          </>
        )}
      </div>
    </Layout>
  );
};

/** Whatever was wrong is answered alike: nobody learns which invitations there are, or for whom. */
export const JoinRefusedPage = ({ view, because }: { view: View; because: 'refused' | 'member' }) => {
  const { t, caller } = view;
  const mail = caller.person?.mail;
  return (
    <Layout view={view} title={t.t(`join.${because}`)} isPrivate>
      <div class="content failure">
        <h1>{t.t(`join.${because}`)}</h1>
        {because === 'refused' ? (
          <>
            <p>{t.t('join.refusedText')}</p>
            {mail && <p>{t.t('join.as', { mail })}</p>}
            <p>{t.t('join.refusedWay')}</p>
          </>
        ) : (
          <p>{t.t('join.memberText')}</p>
        )}
        <p>
          <a href="/settings#memberships">{t.t('settings.memberships')}</a>
        </p>
      </div>
    </Layout>
  );
};
