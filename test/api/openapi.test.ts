import pino from 'pino';
import { createApp } from '../../api/app';
import { openApiPath } from '../../api/openapi';
import { kinds } from '../../domain/kinds';
import { slugOf } from '../../domain/story';
import { anOffice, type Office } from '../support/office';

let office: Office;

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Readonly<Record<string, object>>;
  // biome-ignore lint/suspicious/noExplicitAny: a schema of any shape
  readonly requestBody: any;
}
let document: { openapi: string; paths: Record<string, Record<string, Operation>> };
beforeAll(async () => {
  office = await anOffice({ worker: false });
  document = (await office.nobody.get('/openapi.json')).body;
});
afterAll(() => office.close());

interface Layer {
  readonly handle?: { readonly stack?: readonly Layer[] };
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** What express really serves below /api/v1. */
function served(): string[] {
  const { db, temporal, keys, auth } = office;
  const publicUrl = () => '';
  const base = {
    db,
    temporal,
    keys,
    auth,
    taskQueue: 'x',
    requestDeadlineMs: 1,
    training: true,
    clock: Date.now,
    publicUrl,
  };
  const app = createApp({ ...base, log: pino({ level: 'silent' }) });
  const layers = (app.router as unknown as { stack: Layer[] }).stack;
  const routes = layers.flatMap((layer) => layer.handle?.stack ?? []).flatMap(({ route }) => route ?? []);
  const lines = routes.flatMap(({ path, methods }) =>
    ['get', 'post'].filter((method) => methods[method]).map((method) => `${method} ${openApiPath(path)}`),
  );
  return [...new Set(lines)].sort();
}

test('the document holds exactly the routes that are served', () => {
  const documented = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  expect(documented.sort()).toEqual(served());
  expect(documented.length).toBeGreaterThan(90);
});

test('every act that a person may do has its route', () => {
  for (const kind of Object.values(kinds))
    for (const [act, { by, from }] of Object.entries(kind.acts)) {
      const path = from.includes('new') ? `/${slugOf(kind.name)}s` : `/${slugOf(kind.name)}s/{id}/acts/${act}`;
      if (by.some((role) => role !== 'clock' && role !== 'story')) expect(document.paths[path]?.post).toBeDefined();
    }
});

test('it is OpenAPI 3.1 with unique operations, and every parameter of a path is declared', () => {
  expect(document.openapi).toBe('3.1.0');
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of Object.values(item)) {
      ids.add(operation.operationId);
      const declared = operation.parameters.filter((one) => one.in === 'path').map((one) => `{${one.name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(declared);
      expect(operation.responses.default).toEqual({ $ref: '#/components/responses/Problem' });
    }
  expect(ids.size).toBe(Object.values(document.paths).flatMap((item) => Object.keys(item)).length);
});

test('inputs say what is sealed and what is required', () => {
  const { schema } = document.paths['/petitions']!.post!.requestBody.content['application/json'];
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.facts.sealed).toBe(true);
  expect(schema.required).toContain('receivedOn');
});

test('a page to read it is served', async () => {
  const page = await fetch(`${office.url}/docs/`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await (await fetch(`${office.url}/docs/swagger-initializer.js`)).text()).toContain('/api/v1/openapi.json');
});
