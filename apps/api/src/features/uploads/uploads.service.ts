import { videoIdHeader } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Upload } from '@tus/server';
import * as v from 'valibot';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { videoRefused } from '../catalog/index.ts';
import { TusEndpoint } from './tus-endpoint.ts';
import { UploadMetadataSchema } from './upload-metadata.ts';
import { UploadSettling } from './upload-settling.ts';
import type { UploadEntity } from './upload.entity.ts';
import { uploadAlreadyRegistered, uploadInvalid, uploadNotFound, uploadOffsetConflict } from './uploads.errors.ts';
import { type NewUpload, UploadsRepository } from './uploads.repository.ts';

/** Uploads of the signed-in creator: the protocol is tus, what a whole upload becomes is ours. */
@Injectable()
export class UploadsService {
  readonly #uploads: UploadsRepository;
  readonly #tus: TusEndpoint;
  readonly #settling: UploadSettling;

  constructor(uploads: UploadsRepository, tus: TusEndpoint, settling: UploadSettling) {
    this.#uploads = uploads;
    this.#tus = tus;
    this.#settling = settling;
  }

  /** POST: announces an upload, perhaps with its first bytes. */
  async create(actor: Actor, request: Request): Promise<Response> {
    let id = '';
    const response = await this.#tus.exchange(request, async (announced) => {
      const upload = newUploadOf(actor, announced);
      await this.#uploads.add(upload);
      id = upload.id;
    });
    return this.#settled(response, await this.#requireOwn(actor, id));
  }

  /** PATCH: more bytes. The answer to the last one tells what the upload became. */
  async receive(actor: Actor, id: string, request: Request): Promise<Response> {
    const upload = await this.#requireOwn(actor, id);
    if (upload.status !== 'receiving') return repeatedEnd(upload, request);
    return this.#settled(await this.#tus.exchange(request), upload);
  }

  /** HEAD: where the upload stands. */
  async inspect(actor: Actor, id: string, request: Request): Promise<Response> {
    const upload = await this.#settling.settle(await this.#requireOwn(actor, id));
    return upload.status === 'receiving' ? this.#tus.exchange(request) : wholeAnswer(upload, 200);
  }

  /** DELETE: the creator does not want it any more. */
  async terminate(actor: Actor, id: string, request: Request): Promise<Response> {
    const upload = await this.#requireOwn(actor, id);
    if (upload.status === 'registered') throw uploadAlreadyRegistered();
    const response =
      upload.status === 'refused' ? new Response(null, { status: 204 }) : await this.#tus.exchange(request);
    await this.#uploads.remove(id);
    return response;
  }

  async #requireOwn(actor: Actor, id: string): Promise<UploadEntity> {
    const upload = await this.#uploads.findOwn(actor.creatorId, id);
    if (!upload) throw uploadNotFound();
    return upload;
  }

  async #settled(response: Response, upload: UploadEntity): Promise<Response> {
    const { status, refusals, videoId } = await this.#settling.settle(upload);
    if (status === 'refused') throw videoRefused(refusals ?? []);
    if (videoId) response.headers.set(videoIdHeader, videoId);
    return response;
  }
}

/** @throws {CodedError} `invalid_fields`, `forbidden` */
function newUploadOf(actor: Actor, { id, size, metadata }: Upload): NewUpload {
  if (!size) throw uploadInvalid('Upload-Length', 'The file is empty.');
  const result = v.safeParse(UploadMetadataSchema, metadata ?? {});
  if (!result.success) {
    const [{ message }] = result.issues;
    throw uploadInvalid(`Upload-Metadata.${v.getDotPath(result.issues[0]) ?? ''}`, message);
  }
  const { filename, purpose } = result.output;
  if (purpose === 'catalog') requireAdmin(actor);
  return { id, creatorId: actor.creatorId, purpose, filename, sizeBytes: size };
}

/** A PATCH after the end: the client did not hear the answer to its last one, or is lost. */
function repeatedEnd(upload: UploadEntity, request: Request): Response {
  const answer = wholeAnswer(upload, 204);
  if (Number(request.headers.get('Upload-Offset')) !== upload.sizeBytes) throw uploadOffsetConflict();
  return answer;
}

/** @throws {CodedError} `video_refused` */
function wholeAnswer({ status, refusals, sizeBytes, videoId }: UploadEntity, httpStatus: number): Response {
  if (status === 'refused') throw videoRefused(refusals ?? []);
  return new Response(null, {
    status: httpStatus,
    headers: {
      'Cache-Control': 'no-store',
      'Upload-Offset': String(sizeBytes),
      'Upload-Length': String(sizeBytes),
      ...(videoId ? { [videoIdHeader]: videoId } : {}),
    },
  });
}
