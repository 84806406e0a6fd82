import type { Child } from 'hono/jsx';
import { LANGUAGES, type Language } from '#shared/domain/codes.ts';
import { CsrfField } from './csrf-field.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { navigationOf } from './navigation.ts';
import { SampleBar } from './sample-bar.tsx';
import { inLanguage, type View } from './view.ts';

export type LayoutProps = {
  view: View;
  /** Of this page alone; the service's name follows. */
  title: string;
  description?: string;
  /** The kind of building that a link to this page is shown with. */
  shareImage?: string;
  /** Names of scripts of the bundle. */
  scripts?: readonly string[];
  styles?: readonly string[];
  /** Said on every surface of a sample. */
  sample?: string | null;
  /** Not for search engines: results and pages of one's own. */
  isPrivate?: boolean;
  head?: Child;
  children?: Child;
};

const NAME = 'REFREsh Match';

/** Languages with letters that the font keeps in its second file: ő, č, đ. */
const BEYOND_LATIN_1: readonly Language[] = ['hu', 'sl', 'hr'];
const fontsFor = (lang: Language): string[] => {
  const parts = BEYOND_LATIN_1.includes(lang) ? ['latin', 'latin-ext'] : ['latin'];
  return parts.map((part) => `sofia-sans-${part}-wght-normal.woff2`);
};

/** The frame of every page. */
export const Layout = (props: LayoutProps) => {
  const { view, title, description, scripts = [], styles = [], sample, isPrivate, head, children } = props;
  const { t, origin, asset } = view;
  const canonical = `${origin}${inLanguage(view, null)}`;
  return (
    <html lang={t.lang}>
      <head>
        <meta charset="utf-8" />
        <title>{title === NAME ? NAME : `${title} – ${NAME}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f0f1ee" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14181a" />
        {description && <meta name="description" content={description} />}
        {fontsFor(t.lang).map((name) => (
          <link rel="preload" href={asset(name)} as="font" type="font/woff2" crossorigin="" />
        ))}
        <link rel="stylesheet" href={asset('app.css')} />
        {styles.map((name) => (
          <link rel="stylesheet" href={asset(name)} />
        ))}
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        {isPrivate ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={canonical} />}
        {!isPrivate &&
          LANGUAGES.map((lang) => <link rel="alternate" hreflang={lang} href={`${origin}${inLanguage(view, lang)}`} />)}
        {!isPrivate && <link rel="alternate" hreflang="x-default" href={canonical} />}
        <meta property="og:site_name" content={NAME} />
        <meta property="og:title" content={title} />
        <meta property="og:type" content="website" />
        {!isPrivate && <meta property="og:url" content={canonical} />}
        {description && <meta property="og:description" content={description} />}
        <meta property="og:image" content={`${origin}${asset(props.shareImage ?? 'share-unknown.png')}`} />
        {['menu.js', ...scripts].map((name) => (
          <script type="module" src={asset(name)} nonce={view.nonce} />
        ))}
        {head}
      </head>
      <body>
        <a class="skip" href="#content">
          {t.t('page.skip')}
        </a>
        <Masthead view={view} />
        {sample && <SampleBar view={view} text={sample} />}
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <Foot view={view} />
      </body>
    </html>
  );
};

const Masthead = ({ view }: { view: View }) => {
  const { t } = view;
  return (
    <header class="masthead">
      <div class="content masthead-row">
        <a class="name plate" href="/">
          {NAME}
        </a>
        <nav class="nav" aria-label={t.t('page.navigation')}>
          <ul class="nav-list">
            <NavigationItems view={view} />
          </ul>
          <details class="menu">
            <summary>{t.t('page.menu')}</summary>
            <ul>
              <NavigationItems view={view} />
            </ul>
          </details>
          <LanguageMenu view={view} />
        </nav>
      </div>
    </header>
  );
};

/** The same links stand in the bar and, on phones, in the menu. */
const NavigationItems = ({ view }: { view: View }) => (
  <>
    {navigationOf(view).map((link) => (
      <li>
        <a href={link.href} aria-current={link.isCurrent ? 'page' : undefined}>
          {link.text}
        </a>
      </li>
    ))}
    {view.csrf !== null && (
      <li>
        <SignOut view={view} />
      </li>
    )}
  </>
);

const SignOut = ({ view }: { view: View }) => (
  <form method="post" action="/sign-out">
    <CsrfField view={view} />
    <button class="as-link" type="submit">
      {view.t.t('page.signOut')}
    </button>
  </form>
);

const Foot = ({ view: { t } }: { view: View }) => (
  <footer class="foot">
    <div class="content foot-row">
      <p>{t.t('page.claim')}</p>
      <ul>
        <li>
          <a href="/about">{t.t('page.about')}</a>
        </li>
        <li>
          <a href="/ranking">{t.t('page.ranking')}</a>
        </li>
        <li>
          <a href="/privacy">{t.t('page.privacy')}</a>
        </li>
        <li>
          <a href="/terms">{t.t('page.terms')}</a>
        </li>
        <li>
          <a href="/accessibility">{t.t('page.accessibility')}</a>
        </li>
      </ul>
    </div>
  </footer>
);
