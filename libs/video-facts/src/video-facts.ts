/** What the bytes of a video say about it. Never what its name or its sender claims. */
export type VideoFacts = {
  /** `mp4`, `mov` and `webm` are the ones TikTok takes; others keep their own name, such as `mkv`. */
  readonly container: string;
  /** `h264`, `h265`, `vp8`, `vp9`, `av1`, `prores`, or the file's own four letters for one we do not know. */
  readonly videoCodec: string;
  /** Null when the video is silent. */
  readonly audioCodec: string | null;
  /** Pixels as shown: after rotation and pixel aspect ratio. */
  readonly width: number;
  readonly height: number;
  /** Frames per second over the whole video. */
  readonly frameRate: number;
  readonly durationMs: number;
  readonly sizeBytes: number;
};

const contentTypes: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
};

/** The content type TikTok expects for the container; `application/octet-stream` for one it does not take. */
export function contentTypeOf(facts: Pick<VideoFacts, 'container'>): string {
  return contentTypes[facts.container] ?? 'application/octet-stream';
}
