import type { ProblemCode } from '@flowcast/shared-models';
import type { GenericSchema } from 'valibot';
import type { AnswerName, BodyName } from './api-schemas.ts';

export type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

/** A body in a form that is not JSON. */
export interface Bytes {
  contentType: string;
}

/** A header of a request or an answer, with what it says. */
export type Headers = Readonly<Record<string, string>>;

export interface ApiRoute {
  method: Method;
  /** In OpenAPI's form: `/api/videos/{id}`. */
  path: string;
  tag: string;
  summary: string;
  /** Open to callers without a session. */
  isPublic?: boolean;
  /** Entries of the query, by name. */
  query?: Readonly<Record<string, GenericSchema>>;
  requestHeaders?: Headers;
  body?: BodyName | Bytes;
  /** The success status, and what comes with it. */
  status: number;
  answer?: AnswerName | Bytes;
  answerHeaders?: Headers;
  /** Codes a caller should expect beyond those that any route of its kind can answer. */
  problems?: readonly ProblemCode[];
}
