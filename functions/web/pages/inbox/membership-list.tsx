import type { NamedMembership } from '#shared/usecases/named-memberships.ts';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';

/** What somebody belongs to, each with the way out: asked once more before it is gone. */
export const MembershipList = ({ view, memberships }: { view: View; memberships: readonly NamedMembership[] }) => {
  const { t } = view;
  return (
    <section class="section" aria-labelledby="memberships">
      <h2 id="memberships">{t.t('settings.memberships')}</h2>
      {memberships.length === 0 && <p class="empty">{t.t('settings.noMembership')}</p>}
      <ul class="rows">
        {memberships.map(({ scope, role, name, page, version }) => {
          const shown = name ?? t.t('settings.all');
          return (
            <li>
              <span>
                <a href={page}>{shown}</a> <span class="second">{t.t(`settings.role.${role}`)}</span>
              </span>
              <details class="leave">
                <summary>
                  {t.t('settings.leave')} <span class="hidden">{shown}</span>
                </summary>
                <PostForm view={view} action="/settings/leave" class="case-act">
                  <input type="hidden" name="kind" value={scope.kind} />
                  <input type="hidden" name="id" value={scope.id} />
                  <input type="hidden" name="version" value={String(version)} />
                  <p>{t.t('settings.leaveText')}</p>
                  <button class="button" type="submit">
                    {t.t('settings.leaveDo', { name: shown })}
                  </button>
                </PostForm>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
