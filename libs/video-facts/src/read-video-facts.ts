import {
  CustomSource,
  EncodedPacketSink,
  Input,
  type InputTrack,
  type InputVideoTrack,
  Logging,
  LogLevel,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny';
import { UnreadableVideoError } from './unreadable-video-error.ts';
import type { VideoFacts } from './video-facts.ts';
import { blobSource, type VideoSource } from './video-source.ts';

// What the parser would print about odd files is in the facts and the refusals already.
Logging.level = LogLevel.Silent;

/** mediabunny's names, in the words creators and TikTok use. */
const names: Readonly<Record<string, string>> = {
  'QuickTime File Format': 'mov',
  Matroska: 'mkv',
  avc: 'h264',
  hevc: 'h265',
};

/**
 * Reads a video's facts from its bytes. The same code in browser and Node.
 *
 * @throws UnreadableVideoError when the bytes are no video or not all of one; the source's own error when reading fails.
 */
export async function readVideoFacts(from: Blob | VideoSource): Promise<VideoFacts> {
  const source = from instanceof Blob ? blobSource(from) : from;
  let readFailure: { error: unknown } | undefined;
  const input = new Input({
    formats: [MP4, QTFF, WEBM, MATROSKA],
    source: new CustomSource({
      getSize: () => source.sizeBytes,
      read: (start, end) =>
        source.read(start, end).catch((error: unknown) => {
          readFailure ??= { error };
          throw error;
        }),
      prefetchProfile: 'fileSystem',
      // Reads ahead may fail after the answer is known; the read that matters reports its own failure.
      handleUnhandledError: () => undefined,
    }),
  });
  try {
    return await factsOf(input, source.sizeBytes);
  } catch (error) {
    if (readFailure) throw readFailure.error;
    if (error instanceof UnreadableVideoError) throw error;
    // The parser also ends malformed bytes with plain assertion and range errors; to us all of them are "no video".
    throw new UnreadableVideoError('unknown_format', { cause: error });
  } finally {
    input.dispose();
    await source.close?.();
  }
}

async function factsOf(input: Input, sizeBytes: number): Promise<VideoFacts> {
  if (sizeBytes === 0) throw new UnreadableVideoError('empty');
  const container = (await input.getFormat()).name;
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video) throw new UnreadableVideoError('no_picture');
  const durationSec = await wholeDurationSec(input, audio ? [video, audio] : [video]);
  return {
    container: nameOf(container),
    videoCodec: await codecOf(video),
    audioCodec: audio && (await codecOf(audio)),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    frameRate: await frameRateOf(video),
    durationMs: Math.round(durationSec * 1000),
    sizeBytes,
  };
}

/** A truncated file still promises its full length up front, but its last picture or sound cannot be read. */
async function wholeDurationSec(input: Input, tracks: InputTrack[]): Promise<number> {
  for (const track of tracks) {
    const last = await new EncodedPacketSink(track).getPacket(Infinity);
    if (!last) throw new UnreadableVideoError('incomplete');
  }
  const durationSec = await input.computeDuration();
  const promisedSec = (await input.getDurationFromMetadata()) ?? 0;
  if (promisedSec > durationSec + 0.5) throw new UnreadableVideoError('incomplete');
  return durationSec;
}

async function codecOf(track: InputTrack): Promise<string> {
  const codec = (await track.getCodec()) ?? (await track.getInternalCodecId());
  return typeof codec === 'string' ? nameOf(codec) : 'unknown';
}

/**
 * Containers that count in milliseconds turn 60 frames per second into 60.02, which would be refused: the rate that
 * explains the timestamps is preferred, unless frames are missing and the average tells another story.
 */
async function frameRateOf(video: InputVideoTrack): Promise<number> {
  const { packetCount, averagePacketRate } = await video.computePacketStats(undefined, { metadataOnly: true });
  const { underlyingFrameRate } = await video.computeFrameRateMetrics();
  const isPlausible = underlyingFrameRate !== null && Math.abs(underlyingFrameRate / averagePacketRate - 1) < 0.02;
  const frameRate = isPlausible || packetCount === 0 ? underlyingFrameRate : averagePacketRate;
  return Math.round((frameRate ?? 0) * 1000) / 1000;
}

function nameOf(name: string): string {
  return names[name] ?? name.toLowerCase();
}
