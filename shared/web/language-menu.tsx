import { LANGUAGES } from '#shared/domain/codes.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import { inLanguage, type View } from './view.ts';

/** Visitors follow a link; the choice of somebody who has signed in is kept with the person. */
export const LanguageMenu = ({ view }: { view: View }) => {
  const { t, csrf } = view;
  return (
    <details class="menu menu-languages">
      <summary class="language">
        <span class="hidden">{t.t('page.language')} </span>
        <span>{LANGUAGE_NAMES[t.lang]}</span>
      </summary>
      {csrf === null ? (
        <ul>
          {LANGUAGES.map((lang) => (
            <li>
              <a href={inLanguage(view, lang)} lang={lang} hreflang={lang} aria-current={lang === t.lang || undefined}>
                {LANGUAGE_NAMES[lang]}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <form method="post" action="/language">
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="next" value={inLanguage(view, null)} />
          <ul>
            {LANGUAGES.map((lang) => (
              <li>
                <button
                  class="as-link"
                  type="submit"
                  name="lang"
                  value={lang}
                  lang={lang}
                  aria-current={lang === t.lang || undefined}
                >
                  {LANGUAGE_NAMES[lang]}
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
    </details>
  );
};
