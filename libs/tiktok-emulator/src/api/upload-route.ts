import { Hono } from 'hono';
import { ConnectionCut, type EmulatorContext, type Environment } from '../emulation.ts';
import { documentedUploadPath, endpoints } from '../wire/endpoints.ts';
import type { Publish, Upload } from '../world/publish.ts';
import { startProcessing } from '../world/processing.ts';
import { findByUpload } from '../world/publishes.ts';
import { readChunkRequest } from './chunk-request.ts';
import { BrokenBody, type ChunkReceiver } from './chunk-receiver.ts';

/** `PUT` to an `upload_url`: the token in the address is the credential, answers are bare statuses. */
export function uploadRoute(receiver: ChunkReceiver): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: true });
  routes.on('PUT', [endpoints.upload.path, documentedUploadPath], async (c) => {
    const { upload_id: id = '', upload_token: token = '' } = c.req.query();
    const publish = findByUpload(c.var.world, id, token);
    if (publish?.state !== 'transferring') return bare(publish ? 416 : 404, publish?.upload);
    c.set('account', publish.username);
    return takeChunk(c, publish, receiver);
  });
  return routes;
}

async function takeChunk(
  c: EmulatorContext,
  publish: Publish & { upload: Upload },
  receiver: ChunkReceiver,
): Promise<Response> {
  const { world } = c.var;
  const { upload } = publish;
  // A chunk that hangs is given up when its sender tries again, else its retry would find the upload busy.
  // Nothing may come between finding it free and taking it, so there is no waiting when it is free.
  while (receiver.isBusy(upload.uploadId)) await receiver.supersede(upload.uploadId);
  const reading = readChunkRequest({
    headers: c.req.raw.headers,
    upload,
    now: world.clock.now(),
    switches: world.switches,
  });
  if ('repeat' in reading) return bare(206, upload);
  if ('status' in reading) return bare(reading.status, upload);
  try {
    const media = await receiver.receive(publish, c.env.body ?? c.req.raw.body, reading.range, c.var.cutAfterBytes);
    const contentType = c.req.header('content-type') ?? 'video/mp4';
    if (media) await startProcessing(world, publish, [{ ...media, contentType }]);
    return bare(media ? 201 : 206, upload);
  } catch (error) {
    if (error instanceof BrokenBody) return bare(400, upload);
    if (error instanceof ConnectionCut) throw error;
    // The sender went away in the middle: nobody reads the answer, but the log should not call it our failure.
    c.var.notes.push(`the body broke off: ${String(error)}`);
    return bare(400, upload);
  }
}

/** Progress is told as a byte count; a client must not compute with it. */
function bare(status: number, upload?: Upload): Response {
  const headers = new Headers({ 'content-length': '0' });
  if (upload) headers.set('content-range', `bytes 0-${upload.uploadedBytes}/${upload.videoSize}`);
  return new Response(null, { status, headers });
}
