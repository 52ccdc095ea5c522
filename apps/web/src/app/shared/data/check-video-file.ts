/**
 * Why TikTok would refuse this file, in sentences; empty when it would not. The same code as on the server,
 * loaded only when somebody chooses a file.
 */
export async function checkVideoFile(file: File, limits: { maxDurationSec?: number }): Promise<string[]> {
  const { judgeVideo, readVideoFacts, UnreadableVideoError } = await import('@flowcast/video-facts');
  try {
    return judgeVideo(await readVideoFacts(file), limits).map(({ message }) => message);
  } catch (error) {
    if (error instanceof UnreadableVideoError) return [unreadable];
    // A reader that stumbles must not stand in the way: the server reads every byte again.
    return [];
  }
}

const unreadable = 'This is not a video that can be read, or it is not complete. Use MP4, MOV or WebM.';
