import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { startTestStack, type TestStack } from './support/test-stack.ts';

interface Operation {
  security?: object[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema?: { $ref?: string } }> };
  responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** Every `METHOD path` of a document; a page's own script needs no description. */
const routesOf = ({ paths }: Pick<Document, 'paths'>) =>
  Object.entries(paths)
    .flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((route) => route !== 'GET /api/docs/start.js')
    .sort();

const queryNames = (operation: Operation | undefined) =>
  (operation?.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name)
    .sort();

describe('the description of the API', () => {
  let stack: TestStack;
  let described: Document;
  /** What Nest itself finds in the controllers. */
  let real: Document;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    described = (await (await stack.browser().get('/api/openapi.json')).json()) as Document;
    real = SwaggerModule.createDocument(stack.api, new DocumentBuilder().build(), {
      standardSchemaConverter: (schema) => ({
        schema: toJsonSchema(schema as GenericSchema, { target: 'draft-2020-12', errorMode: 'ignore' }),
      }),
    }) as unknown as Document;
  });

  afterAll(() => stack.close());

  const operations = () =>
    Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('names every route there is, and no other', () => {
    expect(routesOf(described)).toEqual(routesOf(real));
  });

  it('gives every route the query its controller reads', () => {
    for (const { path, method, operation } of operations()) {
      expect([path, queryNames(operation)]).toEqual([path, queryNames(real.paths[path]?.[method])]);
    }
  });

  it('gives every JSON body the schema its controller checks', () => {
    const withBody = operations().filter(({ operation }) => operation.requestBody?.content['application/json']);
    expect(withBody.length).toBeGreaterThanOrEqual(7);
    for (const { path, method, operation } of operations()) {
      const name = operation.requestBody?.content['application/json']?.schema?.$ref?.split('/').at(-1);
      const checked = real.paths[path]?.[method]?.requestBody?.content['application/json']?.schema;
      const { $schema: _dialect, ...schema } = { $schema: '', ...checked };
      const expected = checked === undefined ? undefined : schema;

      expect([path, withoutDialect(name && described.components.schemas[name])]).toEqual([
        path,
        expected && constAsEnum(expected),
      ]);
    }
  });

  it('answers problem+json wherever something can fail', () => {
    for (const { operation } of operations()) {
      const { 500: failure } = operation.responses;

      expect(failure?.content?.['application/problem+json']?.schema?.$ref).toBe('#/components/schemas/Problem');
    }
  });

  it('says which routes need a session, truly', async () => {
    const browser = stack.browser();
    for (const { path, method, operation } of operations().filter((route) => route.method === 'get')) {
      const isPublic = operation.security?.length === 0;
      const response = await browser.request(path.replace(/\{\w+\}/, 'x'), { method });

      expect([path, response.status === 401]).toEqual([path, !isPublic]);
    }
  });

  it('refers to nothing that is missing', () => {
    const names = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);

    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !(name && name in described.components.schemas))).toEqual([]);
    expect(JSON.stringify(described)).not.toContain('$defs');
  });

  it('can be read by people, with nothing from elsewhere', async () => {
    const browser = stack.browser();
    const page = await browser.get('/api/docs');
    const text = await page.text();
    const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part ?? '');

    expect(page.headers.get('Content-Type')).toContain('text/html');
    expect(parts.length).toBe(4);
    for (const part of parts) expect([part, (await browser.get(part)).status]).toEqual([part, 200]);
    expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    expect((await browser.get('/api/docs/package.json')).status).toBe(404);
  });
});

const withoutDialect = (schema: unknown) => {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const { $schema: _dialect, ...rest } = schema as { $schema?: string };
  return constAsEnum(rest);
};

/** Nest writes `const: x` as `enum: [x]`; both mean the same. */
const constAsEnum = (schema: object): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll(/"const":("[^"]*")/g, '"enum":[$1]'));
