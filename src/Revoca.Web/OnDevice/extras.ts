import type { Json } from "./canonical";
import type { Watch } from "./claim";
import { mime, type Format } from "./format";

/** What only a browser can add; each part is loaded when a file asks for it, and left out when it cannot be loaded or used. */
export async function extras(blob: Blob, format: Format, hasC2pa: boolean, watch: Watch): Promise<{ [key: string]: Json }> {
  const found: { [key: string]: Json } = {};
  if (isVideo(format) && typeof VideoDecoder === "function") {
    const frames = await attempt(async () => (await import("./video/frames")).hashFrames(blob, watch), watch);
    if (frames !== undefined) found["vpdq"] = frames;
  }
  if (hasC2pa) {
    const checked = await attempt(async () => (await import("./c2pa/check")).checkC2pa(blob, mime(format)), watch);
    if (checked !== undefined) found["c2pa"] = checked;
  }
  return found;
}

export const isVideo = (format: Format) => mime(format).startsWith("video/");

async function attempt(work: () => Promise<Json | undefined>, watch: Watch): Promise<Json | undefined> {
  try {
    return await work();
  } catch (broken) {
    if (watch.cancelled()) throw broken;
    return undefined;
  }
}
