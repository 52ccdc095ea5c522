import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { videoIdHeader } from '@flowcast/shared-models';
import type { PortalClient } from './portal-client.ts';

/** The tiny real videos that the library of video facts is tested with. */
export const mediaPath = (name: string): string =>
  fileURLToPath(new URL(`../../../../libs/video-facts/test/media/${name}`, import.meta.url));

export const mediaBytes = (name: string): Promise<Buffer> => readFile(mediaPath(name));

const tus = { 'Tus-Resumable': '1.0.0' };

const encode = (metadata: Record<string, string>) =>
  Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

export function createUpload(
  browser: PortalClient,
  sizeBytes: number | string,
  metadata: Record<string, string> = { filename: 'clip.mp4' },
): Promise<Response> {
  const headers = { ...tus, 'Upload-Length': String(sizeBytes), 'Upload-Metadata': encode(metadata) };
  return browser.request('/api/uploads', { method: 'POST', headers });
}

/** The address of a new upload. */
export async function beginUpload(
  browser: PortalClient,
  sizeBytes: number,
  metadata?: Record<string, string>,
): Promise<string> {
  const response = await createUpload(browser, sizeBytes, metadata);
  const location = response.headers.get('Location');
  if (!location) throw new Error(`The upload did not begin: ${response.status} ${await response.text()}`);
  return location;
}

export function sendBytes(browser: PortalClient, location: string, bytes: Uint8Array, offset = 0): Promise<Response> {
  return browser.request(location, {
    method: 'PATCH',
    headers: { ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
    body: Buffer.from(bytes),
  });
}

export const askUpload = (browser: PortalClient, location: string): Promise<Response> =>
  browser.request(location, { method: 'HEAD', headers: tus });

export const dropUpload = (browser: PortalClient, location: string): Promise<Response> =>
  browser.request(location, { method: 'DELETE', headers: tus });

/** The id of a creator's own new video. */
export async function uploadFromDevice(browser: PortalClient, name: string, filename = name): Promise<string> {
  const bytes = await mediaBytes(name);
  const response = await sendBytes(browser, await beginUpload(browser, bytes.length, { filename }), bytes);
  const videoId = response.headers.get(videoIdHeader);
  if (!videoId) throw new Error(`The upload became no video: ${response.status} ${await response.text()}`);
  return videoId;
}

/** The id of a finished upload that an admin may register. */
export async function uploadForCatalog(browser: PortalClient, name: string): Promise<string> {
  const bytes = await mediaBytes(name);
  const location = await beginUpload(browser, bytes.length, { filename: name, purpose: 'catalog' });
  const response = await sendBytes(browser, location, bytes);
  if (response.status !== 204) throw new Error(`The upload failed: ${response.status} ${await response.text()}`);
  return location.split('/').at(-1) ?? '';
}
