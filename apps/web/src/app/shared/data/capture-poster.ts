const maxBytes = 300_000;
const longestSidePx = 1280;
const qualities = [0.82, 0.7, 0.55, 0.4] as const;
const patienceMs = 10_000;
/** The very first frame is often black. */
const preferredSec = 0.5;

/**
 * A still of the video as JPEG of at most 300 kB, the API's limit; null when this browser cannot show the video. `source`: the
 * file itself, or an address of this portal that answers ranges.
 */
export async function capturePoster(source: Blob | string): Promise<Blob | null> {
  const url = typeof source === 'string' ? source : URL.createObjectURL(source);
  const video = document.createElement('video');
  try {
    video.muted = true;
    video.preload = 'auto';
    video.src = url;
    await happened(video, 'loadeddata');
    video.currentTime = Math.min(preferredSec, video.duration / 2);
    await happened(video, 'seeked');
    return await smallEnough(drawn(video));
  } catch {
    // A missing picture is no reason to refuse the video: places without one show a frame of the video itself.
    return null;
  } finally {
    video.removeAttribute('src');
    if (source instanceof Blob) URL.revokeObjectURL(url);
  }
}

function happened(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const limit = setTimeout(() => reject(new Error(`No ${event} in time.`)), patienceMs);
  video.addEventListener(event, () => resolve(undefined), { once: true });
  video.addEventListener('error', () => reject(new Error('The video cannot be decoded here.')), { once: true });
  return promise.finally(() => clearTimeout(limit));
}

function drawn(video: HTMLVideoElement): HTMLCanvasElement {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, longestSidePx / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function smallEnough(canvas: HTMLCanvasElement): Promise<Blob | null> {
  for (const quality of qualities) {
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (jpeg && jpeg.size <= maxBytes) return jpeg;
  }
  return null;
}
