import { BlobSource, Input, MATROSKA, MP4, QTFF, VideoSampleSink, WEBM, type VideoSample } from "mediabunny";
import type { Json } from "../canonical";
import { PdqStream } from "../pdq/stream";
import { reader } from "./planes";

export interface FrameWatch { progress(done: number, total: number): void; cancelled(): boolean }

const LeastQuality = 50, Most = 7_200;

/** One hash for each second of a video whose picture can be told apart; undefined when this browser cannot decode it. */
export async function hashFrames(blob: Blob, watch: FrameWatch): Promise<Json | undefined> {
  using input = new Input({ source: new BlobSource(blob), formats: [MP4, QTFF, WEBM, MATROSKA] });
  const track = await input.getPrimaryVideoTrack();
  if (!track || !(await track.canDecode())) return undefined;
  const first = await track.getFirstTimestamp(), end = await track.computeDuration();
  const seconds = Math.min(Math.max(Math.ceil(end - first), 1), Most), found: Json[] = [];
  let at = 0;
  for await (const sample of new VideoSampleSink(track).samplesAtTimestamps(Array.from({ length: seconds }, (_, i) => first + i))) {
    try {
      if (watch.cancelled()) throw new DOMException("cancelled", "AbortError");
      const print = sample && (await hashFrame(sample));
      if (print && print.quality >= LeastQuality) found.push({ at, hash: print.hash, quality: print.quality });
    } finally {
      sample?.close();
    }
    watch.progress(++at, seconds);
  }
  return { every: 1, frames: found };
}

async function hashFrame(sample: VideoSample) {
  const { width, height, row } = await reader(sample), stream = new PdqStream(width, height), luma = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    row(y, luma);
    stream.addRow(luma);
  }
  return stream.finish();
}
