import { html, raw } from 'hono/html';

// The readable page of the API, from its OpenAPI document; written at build. No script, no third party.

type Operation = {
  tags: string[];
  summary: string;
  security: object[];
  parameters: { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
};
type Document = {
  info: { title: string; description: string };
  components: { schemas: Record<string, unknown> };
  paths: Record<string, Record<string, Operation>>;
} & Record<string, unknown>;

const style = `
:root{color-scheme:light dark;--plaster:#f0f1ee;--iron:#191d1f;--zinc:#535b5f;--hair:#cdd1cd;--enamel:#0f4b4d;--link:#0c5154;--chalk:#fff}
@media(prefers-color-scheme:dark){:root{--plaster:#14181a;--iron:#e8e9e4;--zinc:#a7afb1;--hair:#363e41;--enamel:#1a5c5d;--link:#86cdc6;--chalk:#1d2325}}
body{margin:0 auto;padding:24px 18px 72px;max-width:60rem;background:var(--plaster);color:var(--iron);font:17px/1.5 "Sofia Sans",system-ui,sans-serif}
h1{font-size:2.25rem;line-height:1.12;margin:24px 0 8px}h2{border-top:1.5px solid var(--iron);padding-top:8px;margin:48px 0 8px}
a{color:var(--link)}p{max-width:66ch}details{border-bottom:1px solid var(--hair);padding:8px 0}
summary{cursor:pointer;min-height:24px}summary:focus-visible,a:focus-visible{outline:3px solid var(--iron);outline-offset:2px}
code,pre{font:.875rem/1.4 ui-monospace,monospace}pre{background:var(--chalk);padding:12px;overflow:auto;border:1px solid var(--hair);max-height:24rem}
.method{display:inline-block;min-width:4.5rem;font-weight:680}.zinc{color:var(--zinc)}`;

const block = (title: string, content: Record<string, { schema: unknown }> | undefined) => {
  const schema = Object.values(content ?? {})[0]?.schema;
  return schema === undefined
    ? ''
    : html`<p class="zinc">${title}</p><pre tabindex="0">${JSON.stringify(schema, null, 1)}</pre>`;
};

const operationBlock = (path: string, method: string, op: Operation) => {
  const success = Object.entries(op.responses).find(([status]) => status.startsWith('2'));
  const needs = op.security.length > 1 ? 'For anyone.' : 'Needs an access token.';
  return html`<details>
<summary><span class="method">${method.toUpperCase()}</span><code>${path}</code><br><span class="zinc">${op.summary}</span></summary>
<p>${needs} Refusals: ${Object.keys(op.responses)
    .filter((status) => !status.startsWith('2'))
    .join(', ')}.</p>
${op.parameters.map((p) => html`<p><code>${p.name}</code> <span class="zinc">in ${p.in}${p.required ? '' : ', optional'}. ${p.description ?? ''}</span></p>`)}
${block('Body', op.requestBody?.content)}${block(`Answer ${success?.[0]}`, success?.[1].content)}
</details>`;
};

export const docsPage = (openapi: object): string => {
  const document = openapi as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, op]) => ({ path, method, op })),
  );
  const tags = [...new Set(operations.map(({ op }) => op.tags[0]!))];
  return String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${document.info.title}: the API</title><style>${raw(style)}</style></head>
<body><main><h1>${document.info.title}</h1><p>${document.info.description}</p>
<p><a href="/v1/openapi.json">OpenAPI 3.1 document</a></p>
${tags.map((tag) => html`<h2 id="${tag}">${tag}</h2>${operations.filter(({ op }) => op.tags[0] === tag).map(({ path, method, op }) => operationBlock(path, method, op))}`)}
<h2 id="schemas">schemas</h2>
${Object.entries(document.components.schemas).map(([name, schema]) => html`<details><summary><code>#/components/schemas/${name}</code></summary><pre tabindex="0">${JSON.stringify(schema, null, 1)}</pre></details>`)}
</main></body></html>`);
};
