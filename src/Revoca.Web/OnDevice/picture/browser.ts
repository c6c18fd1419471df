import { startsWith, view, type Bytes } from "../bytes";
import type { Pixels, Rows } from "../pdq/picture";
import { isFrame, jpegSegments } from "../provenance/pictures";
import { checkSize } from "./png";

const MostAtOnce = 100_000_000, Strip = 64;

/** JPEG, WebP, GIF and BMP by the browser's own decoder: no colour conversion, no Exif rotation, the first frame. */
export async function openByBrowser(blob: Blob, file: Bytes, mime: string, said: { width: number; height: number } | null): Promise<Rows> {
  // A size nobody means is refused before anything is decoded.
  if (said) checkSize(said.width, said.height, MostAtOnce);
  const plain = mime === "image/jpeg" ? await plainJpeg(blob, file) : blob;
  const bitmap = await createImageBitmap(plain, { colorSpaceConversion: "none", premultiplyAlpha: "none", imageOrientation: "from-image" }).catch(() => {
    throw new Error("the picture's data is broken or ends early");
  });
  const { width, height } = bitmap;
  checkSize(width, height, MostAtOnce);
  return {
    width, height,
    read: async (sink) => {
      if (!(await readByFrame(bitmap, sink))) readByGraphics(bitmap, sink);
    },
    close: () => bitmap.close(),
  };
}

// Strips keep memory low: the whole picture is held once, by the browser. A frame wraps the decoded bytes without copying them.
async function readByFrame(bitmap: ImageBitmap, sink: (rgba: Pixels, offset: number) => void): Promise<boolean> {
  if (typeof VideoFrame !== "function") return false;
  const { width, height } = bitmap, frame = new VideoFrame(bitmap, { timestamp: 0 });
  try {
    const order = frame.format ?? "";
    if (!["RGBA", "RGBX", "BGRA", "BGRX"].includes(order) || frame.codedWidth !== width || frame.codedHeight !== height) return false;
    const rgba = new Uint8Array(width * Strip * 4);
    for (let y = 0; y < height; y += Strip) {
      const rows = Math.min(Strip, height - y), rect = { x: 0, y, width, height: rows };
      await frame.copyTo(rgba, { rect, layout: [{ offset: 0, stride: width * 4 }] });
      if (order[0] === "B") turnRound(rgba, width * rows * 4);
      for (let r = 0; r < rows; r++) sink(rgba, r * width * 4);
    }
    return true;
  } finally {
    frame.close();
  }
}

function turnRound(bytes: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 4) {
    const blue = bytes[i]!;
    bytes[i] = bytes[i + 2]!;
    bytes[i + 2] = blue;
  }
}

// WebGL gives the bytes as decoded, too; a 2D canvas would multiply transparency in and lose bits where a picture is nearly clear.
function readByGraphics(bitmap: ImageBitmap, sink: (rgba: Pixels, offset: number) => void): void {
  const { width, height } = bitmap, canvas = new OffscreenCanvas(1, 1), gl = canvas.getContext("webgl2", { alpha: true, premultipliedAlpha: false });
  const most = gl ? (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) : 0;
  if (!gl || width > most || height > most) return readByCanvas(bitmap, sink);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture, 0);
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) return readByCanvas(bitmap, sink);
  const rgba = new Uint8Array(width * Strip * 4);
  for (let y = 0; y < height; y += Strip) {
    const rows = Math.min(Strip, height - y);
    gl.readPixels(0, y, width, rows, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    for (let r = 0; r < rows; r++) sink(rgba, r * width * 4);
  }
  gl.getExtension("WEBGL_lose_context")?.loseContext();
}

function readByCanvas(bitmap: ImageBitmap, sink: (rgba: Pixels, offset: number) => void): void {
  const { width, height } = bitmap, canvas = new OffscreenCanvas(width, Strip), context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser cannot read the picture's pixels");
  for (let y = 0; y < height; y += Strip) {
    const rows = Math.min(Strip, height - y);
    context.clearRect(0, 0, width, Strip);
    context.drawImage(bitmap, 0, y, width, rows, 0, 0, width, rows);
    const { data } = context.getImageData(0, 0, width, rows);
    for (let r = 0; r < rows; r++) sink(data, r * width * 4);
  }
}

/**
 * A copy whose Exif orientation is 1: browsers turn pictures while decoding and no option stops them all. Four colours are refused, as on
 * the command line: every decoder rounds their way to three of its own.
 */
async function plainJpeg(blob: Blob, file: Bytes): Promise<Blob> {
  const parts: BlobPart[] = [];
  let kept = 0;
  for await (const { marker, at, length } of jpegSegments(file)) {
    const body = isFrame(marker) || marker === 0xe1 ? await file.block(at, length) : undefined;
    if (isFrame(marker) && body?.[5] === 4) throw new Error("a picture of four colours, made for print, cannot be fingerprinted; an ordinary JPEG copy of it can");
    if (!body || marker !== 0xe1 || !startsWith(body, "Exif\0\0")) continue;
    for (const { offset, little } of orientations(body.subarray(6))) {
      parts.push(blob.slice(kept, at + 6 + offset), new Uint8Array(little ? [1, 0] : [0, 1]));
      kept = at + 8 + offset;
    }
  }
  return parts.length === 0 ? blob : new Blob([...parts, blob.slice(kept)], { type: "image/jpeg" });
}

function orientations(tiff: Uint8Array): { offset: number; little: boolean }[] {
  if (tiff.length < 10) return [];
  const v = view(tiff), little = tiff[0] === 0x49, at = v.getUint32(4, little), found = [];
  const count = at + 2 <= tiff.length ? v.getUint16(at, little) : 0;
  for (let i = 0, entry = at + 2; i < count && entry + 12 <= tiff.length; i++, entry += 12)
    if (v.getUint16(entry, little) === 0x0112) found.push({ offset: entry + 8, little });
  return found;
}
