import { raw } from 'hono/html';
import type { View } from './view.ts';

const ESCAPED: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON in which nothing can end the script or begin another: what HTML could read is written as JSON's own escapes. */
export const scriptJson = (data: unknown): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character] ?? '');

/** schema.org, for search engines. */
export const JsonLd = ({ view, data }: { view: View; data: Record<string, unknown> }) => (
  <script type="application/ld+json" nonce={view.nonce}>
    {raw(scriptJson({ '@context': 'https://schema.org', ...data }))}
  </script>
);
