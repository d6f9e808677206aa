import { z } from 'zod';
import { codes } from './codes';
import type { Route } from './route';

type Json = Record<string, unknown>;

const problem = {
  type: 'object',
  description: 'RFC 9457; every code is in docs/reference/errors.md',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'In the language asked for: en or zh' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(codes) },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Names the request in our log; never on 404' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

/** The OpenAPI 3.1 document, made from the same routes and schemas that serve the requests. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huiyin 回音',
      version: '1',
      description: 'Petition office workflow. What a schema marks `sealed` is encrypted at the door.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problem },
      responses: {
        Problem: { description: 'A problem', content: { 'application/problem+json': { schema: ref('Problem') } } },
      },
    },
  };
}

/** `/petitions/:id` as OpenAPI writes it. */
export const openApiPath = (path: string) => path.replace(/:(\w+)/g, '{$1}');

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function operation(route: Route): Json {
  const { method, path, tag, says, label, success = 200, answers } = route;
  const content = answers && { content: { [answers]: { schema: { type: 'string' } } } };
  const words = path.split(/[/:]+/).filter(Boolean);
  return {
    operationId: [method, ...words].join('_'),
    tags: [tag],
    summary: label ? `${label.en} ${label.zh}` : says,
    parameters: parametersOf(route),
    ...bodyOf(route),
    responses: { [success]: { description: says, ...content }, default: { $ref: '#/components/responses/Problem' } },
  };
}

function parametersOf({ path, query, keyed, reads = {} }: Route): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
  const asked = query ? (z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) as Json) : {};
  const required = (asked.required ?? []) as string[];
  const inQuery = Object.entries((asked.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }));
  const key = keyed
    ? [{ ...header('Idempotency-Key', 'A repeat with the same key and body gets the first answer'), required: true }]
    : [];
  return [...inPath, ...inQuery, ...key, ...Object.entries(reads).map(([name, says]) => header(name, says))];
}

const header = (name: string, description: string) => ({ name, in: 'header', description, schema: { type: 'string' } });

function bodyOf({ body }: Route): Json {
  if (body === undefined) return {};
  if (!(body instanceof z.ZodType))
    return { requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } };
  const { $schema: _dialect, ...schema } = z.toJSONSchema(body, { io: 'input' }) as Json;
  return { requestBody: { content: { 'application/json': { schema } } } };
}
