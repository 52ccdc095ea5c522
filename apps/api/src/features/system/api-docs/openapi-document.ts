import { type ProblemCode, problemStatus } from '@flowcast/shared-models';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { version } from '../version.ts';
import type { ApiRoute, Bytes, Headers } from './api-route.ts';
import { componentSchemas, schemaRef } from './api-schemas.ts';
import { peopleRoutes } from './people-routes.ts';
import { publicationRoutes } from './publication-routes.ts';
import { systemRoutes } from './system-routes.ts';
import { videoRoutes } from './video-routes.ts';

export const apiRoutes: readonly ApiRoute[] = [...peopleRoutes, ...videoRoutes, ...publicationRoutes, ...systemRoutes];

const cookieAuth = 'session';

/** The whole API as OpenAPI 3.1, from the tables beside this file and the schemas the API and the web client share. */
export function openApiDocument(publicUrl: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'FlowCast Studio',
      version,
      description: 'Every failure is problem+json with a `code` of a closed list. Ids given out by TikTok are text.',
    },
    servers: [{ url: publicUrl }],
    paths: pathsOf(apiRoutes),
    components: {
      schemas: componentSchemas(),
      securitySchemes: { [cookieAuth]: { type: 'apiKey', in: 'cookie', name: sessionCookie(publicUrl) } },
    },
    security: [{ [cookieAuth]: [] }],
  };
}

const sessionCookie = (publicUrl: string) =>
  publicUrl.startsWith('https://') ? '__Host-flowcast_session' : 'flowcast_session';

function pathsOf(routes: readonly ApiRoute[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route);
  return paths;
}

function operationOf(route: ApiRoute): object {
  const parameters = parametersOf(route);
  return {
    tags: [route.tag],
    summary: route.summary,
    operationId: `${route.method}${route.path.replaceAll(/[^A-Za-z]+(\w)/g, (_match, letter: string) => letter.toUpperCase())}`,
    ...(route.isPublic ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: { required: true, content: contentOf(route.body) } } : {}),
    responses: { [route.status]: answerOf(route), ...problemAnswers(route) },
  };
}

function parametersOf({ path, query = {}, requestHeaders = {} }: ApiRoute): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema: querySchema(schema) }));
  const inHeaders = Object.entries(requestHeaders).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    required: name === 'Idempotency-Key' || name === 'Tus-Resumable' || name === 'Upload-Offset',
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...inHeaders];
}

/** As it is written in an address: before it is turned into a number, say. */
function querySchema(schema: GenericSchema): object {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
  });
  return rest;
}

const contentOf = (what: string | Bytes) =>
  typeof what === 'string' ? { 'application/json': { schema: schemaRef(what) } } : { [what.contentType]: {} };

const answerOf = ({ status, answer, answerHeaders }: ApiRoute): object => ({
  description: status === 204 ? 'Done.' : 'What was asked for.',
  ...(answer ? { content: contentOf(answer) } : {}),
  ...(answerHeaders ? { headers: headersOf(answerHeaders) } : {}),
});

const headersOf = (headers: Headers) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );

/** One answer for each status; its description lists the codes that come with it. */
function problemAnswers(route: ApiRoute): Record<string, object> {
  const answers: Record<string, object> = {};
  for (const [status, codes] of Map.groupBy(problemCodesOf(route), (code) => problemStatus[code])) {
    answers[status] = { description: codes.map((code) => `\`${code}\``).join(', '), content: problemContent };
  }
  return answers;
}

const problemContent = { 'application/problem+json': { schema: schemaRef('Problem') } };

function problemCodesOf({ method, path, isPublic, query, body, problems = [] }: ApiRoute): Set<ProblemCode> {
  const changes = method !== 'get' && method !== 'head';
  const isChecked = query !== undefined || typeof body === 'string' || path.includes('{id}');
  return new Set<ProblemCode>([
    ...(isChecked ? (['invalid_request', 'invalid_fields'] as const) : []),
    ...(isPublic ? [] : (['not_signed_in'] as const)),
    ...(changes ? (['cross_origin_refused'] as const) : []),
    ...problems,
    'internal_error',
  ]);
}
