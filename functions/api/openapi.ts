import * as z from 'zod';
import { statusOf } from '#shared/http/problem.ts';
import type { Route } from './route.ts';

// The OpenAPI 3.1 document of the route table, from the very schemas that validate. Runs at build, never in the function.

type Json = Record<string, unknown>;

const problemSchema = z
  .object({
    type: z.string().describe('Stable; ends in the code of the problem.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

const components: Json = {};
/** A schema in JSON Schema 2020-12; named parts move to components. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  const lifted = JSON.parse(JSON.stringify({ own, $defs }).replaceAll('#/$defs/', '#/components/schemas/'));
  Object.assign(components, lifted.$defs ?? {});
  const id = schema.meta()?.id;
  if (id === undefined) return lifted.own;
  components[id] = lifted.own;
  return { $ref: `#/components/schemas/${id}` };
};
const json = (schema: Json, type = 'application/json'): Json => ({ [type]: { schema } });

const bodyOf = (route: Route): Json =>
  route.body
    ? { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } }
    : route.patches
      ? {
          requestBody: {
            required: true,
            description: 'A JSON merge patch (RFC 7396) of this document.',
            content: patchOf(route.patches),
          },
        }
      : {};
const patchOf = (schema: z.ZodType): Json => {
  const document = loosened(schemaOf(schema, 'input'));
  return { ...json(document, 'application/merge-patch+json'), ...json(document) };
};
/** As a merge patch may be: at every depth any member may be left out, or be null, which removes it or sets null. */
const loosened = (schema: Json): Json => {
  const { required: _, default: __, properties, ...own } = schema;
  const branches = (name: 'anyOf' | 'oneOf') =>
    Array.isArray(own[name]) && { [name]: (own[name] as Json[]).map(loosened) };
  const isNull = (branch: Json): boolean => branch['type'] === 'null';
  const nullable = (member: Json): Json =>
    isNull(member) || (member['anyOf'] as Json[] | undefined)?.some(isNull)
      ? loosened(member)
      : { anyOf: [loosened(member), { type: 'null' }] };
  const members = Object.entries((properties ?? {}) as Record<string, Json>).map(([name, member]) => [
    name,
    nullable(member),
  ]);
  return {
    ...own,
    ...(properties !== undefined && { properties: Object.fromEntries(members) }),
    ...branches('anyOf'),
    ...branches('oneOf'),
  };
};

const pageParameters = [
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
  { name: 'cursor', in: 'query', schema: { type: 'string' }, description: '`next` of the page before.' },
];
const parametersOf = (route: Route): Json[] => {
  const path = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = (route.query ? schemaOf(route.query, 'input') : {}) as {
    properties?: Json;
    required?: string[];
  };
  const query = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const ifMatch = {
    name: 'If-Match',
    in: 'header',
    required: true,
    schema: { type: 'string' },
    description: 'The ETag of the version you change.',
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', maxLength: 128 },
    description: 'Repeated, it gets the first answer again.',
  };
  return [
    ...path,
    ...query,
    ...(route.list || route.paged ? pageParameters : []),
    ...(route.ifMatch ? [ifMatch] : []),
    ...(route.created ? [key] : []),
  ];
};

const answerOf = (route: Route): Json => {
  if (route.isPage) return { description: 'A page.', content: json({ type: 'string' }, 'text/html') };
  if (!route.answers) return { description: 'Done.' };
  const own = schemaOf(route.answers, 'output');
  const page = {
    type: 'object',
    properties: { items: { type: 'array', items: own }, next: { type: ['string', 'null'] } },
    required: ['items', 'next'],
  };
  const content = json(route.list ? page : own);
  const features = { type: 'object', description: 'A GeoJSON FeatureCollection (RFC 7946).' };
  return {
    description: 'The answer.',
    content: { ...content, ...(route.geo && json(features, 'application/geo+json')) },
  };
};

const refusals = (route: Route): Json => {
  const statuses = new Set<number>([400, 404, 503]);
  if (route.who === 'signed-in') statuses.add(statusOf.unauthenticated);
  if (route.body || route.patches) for (const status of [413, 415, 422]) statuses.add(status);
  if (route.ifMatch) for (const status of [409, 412, 428]) statuses.add(status);
  if (route.query || route.list || route.paged) statuses.add(422);
  if (route.created) for (const status of [409, 422]) statuses.add(status);
  for (const code of route.refuses ?? []) statuses.add(statusOf[code]);
  const content = json({ $ref: '#/components/schemas/Problem' }, 'application/problem+json');
  return Object.fromEntries(
    [...statuses].sort().map((status) => [String(status), { description: 'A problem (RFC 9457).', content }]),
  );
};

export const openApiDocument = (routes: readonly Route[]): Json => {
  schemaOf(problemSchema, 'output');
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `/v1${route.path}`;
    const status = route.created ? '201' : route.answers || route.isPage ? '200' : '204';
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: {
        tags: [route.tag],
        summary: route.summary,
        security: route.who === 'signed-in' ? [{ bearer: [] }] : [{}, { bearer: [] }],
        parameters: parametersOf(route),
        ...bodyOf(route),
        responses: { [status]: answerOf(route), ...refusals(route) },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'REFREsh Match',
      version: '1',
      description:
        'Links people who make things with empty rooms that deserve it. Writes to what exists need If-Match; creates take an Idempotency-Key; problems are RFC 9457.',
    },
    paths,
    components: {
      schemas: components,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};
