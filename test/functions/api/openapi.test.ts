import { beforeAll, describe, expect, it } from 'vitest';
import { docsPage } from '#functions/api/docs-page.ts';
import { openApiDocument } from '#functions/api/openapi.ts';
import { routes } from '#functions/api/routes.ts';

type Json = Record<string, unknown>;
type Operation = {
  summary: string;
  tags: string[];
  parameters: { name: string; in: string; required?: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
};
let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Json } };
beforeAll(() => {
  document = openApiDocument(routes) as typeof document;
});
const operationOf = ({ method, path }: { method: string; path: string }): Operation =>
  document.paths[`/v1${path}`]![method.toLowerCase()]!;
const everyObject = (value: unknown): Json[] =>
  typeof value === 'object' && value !== null
    ? [...(Array.isArray(value) ? [] : [value as Json]), ...Object.values(value).flatMap(everyObject)]
    : [];
const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

it('says 3.1 and describes every route, and nothing else', () => {
  expect(document.openapi).toBe('3.1.0');
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} /v1${path}`).sort());
});

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  it('names its parameters, its body, its answer, and the refusals it gives', () => {
    const operation = operationOf(route);
    expect([operation.summary.length > 0, operation.tags]).toEqual([true, [route.tag]]);
    const inPath = operation.parameters.filter((each) => each.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(route.path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    const names = operation.parameters.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.includes('If-Match')).toBe(Boolean(route.ifMatch));
    expect(names.includes('Idempotency-Key')).toBe(Boolean(route.created));
    expect(names.includes('cursor')).toBe(Boolean(route.list || route.paged));
    expect(operation.requestBody !== undefined).toBe(Boolean(route.body || route.patches));
    const statuses = Object.keys(operation.responses);
    expect(statuses.filter((status) => status < '300')).toHaveLength(1);
    if (route.answers) {
      const answered = Object.entries(operation.responses).find(([status]) => status < '300')![1];
      expect(Object.keys(answered.content!)).toContain('application/json');
      expect(Object.keys(answered.content!).includes('application/geo+json')).toBe(Boolean(route.geo));
    }
    if (route.ifMatch) expect(statuses).toEqual(expect.arrayContaining(['412', '428']));
    if (route.query || route.list || route.paged) expect(statuses).toContain('422');
    if (route.who === 'signed-in') expect(statuses).toContain('401');
  });
});

it('refers only to schemas that are there, of types that exist, and requires only what it describes', () => {
  for (const each of everyObject(document)) {
    if (typeof each['$ref'] === 'string')
      expect(Object.keys(document.components.schemas)).toContain(each['$ref'].replace('#/components/schemas/', ''));
    if (typeof each['type'] === 'string' && !('in' in each) && !('scheme' in each))
      expect(TYPES).toContain(each['type']);
    const described = Object.keys((each['properties'] ?? {}) as Json);
    const named = (each['propertyNames'] as { enum?: string[] } | undefined)?.enum ?? []; // of a record over codes
    if (Array.isArray(each['required']))
      expect([...described, ...named]).toEqual(expect.arrayContaining(each['required']));
  }
});

/** Every schema that a merge patch merges: a list is replaced whole, so what is in it is as it is in the document. */
const merged = (schema: Json): Json[] => [
  schema,
  ...[
    ...Object.values((schema['properties'] ?? {}) as Record<string, Json>),
    ...((schema['anyOf'] ?? []) as Json[]),
    ...((schema['oneOf'] ?? []) as Json[]),
  ].flatMap(merged),
];

it('lets a merge patch leave out or null any member, at every depth', () => {
  for (const route of routes.filter(({ patches }) => patches)) {
    const { schema } = operationOf(route).requestBody!.content['application/merge-patch+json']!;
    expect(merged(schema).filter((each) => 'required' in each || 'default' in each)).toEqual([]);
  }
  const { schema } = operationOf({ method: 'PATCH', path: '/needs/{needId}' }).requestBody!.content[
    'application/json'
  ]!;
  const budget = ((schema['properties'] as Json)['budget'] as { anyOf: Json[] }).anyOf;
  expect(budget[0]).not.toHaveProperty('required');
  expect(budget[1]).toEqual({ type: 'null' });
});

it('tells of the refusals that only some routes give', () => {
  const statuses = (method: string, path: string) => Object.keys(operationOf({ method, path }).responses);
  expect(statuses('GET', '/spaces/{spaceId}/mirror')).toEqual(expect.arrayContaining(['409', '429']));
  expect(statuses('GET', '/spaces/{spaceId}/demand')).toContain('429');
  expect(statuses('POST', '/regions')).toContain('403');
  expect(statuses('POST', '/me/coordinator')).toEqual(expect.arrayContaining(['201', '403', '409']));
});

it('is readable as a page: every route, and every schema it refers to', () => {
  const page = docsPage(document);
  for (const { path } of routes) expect(page).toContain(`<code>/v1${path}</code>`);
  for (const name of Object.keys(document.components.schemas))
    expect(page).toContain(`<code>#/components/schemas/${name}</code>`);
});
