import { view, startsWith } from "../bytes";
import type { Pixels, Rows } from "../pdq/picture";
import { checkSize } from "./png";

const MostAtOnce = 100_000_000, Strip = 64;

/** JPEG, WebP, GIF and BMP by the browser's own decoder: no colour conversion, no Exif rotation, the first frame. */
export async function openByBrowser(blob: Blob, mime: string): Promise<Rows> {
  const plain = mime === "image/jpeg" ? await withoutRotation(blob) : blob;
  const bitmap = await createImageBitmap(plain, { colorSpaceConversion: "none", premultiplyAlpha: "none", imageOrientation: "from-image" }).catch(() => {
    throw new Error("the picture could not be opened");
  });
  const { width, height } = bitmap;
  checkSize(width, height, MostAtOnce);
  return { width, height, read: async (sink) => readStrips(bitmap, sink) };
}

// Strips keep memory low: the whole picture is held once, by the browser. WebGL gives the bytes as decoded; a 2D canvas would multiply
// transparency in and lose bits where a picture is nearly clear.
function readStrips(bitmap: ImageBitmap, sink: (rgba: Pixels, offset: number) => void): void {
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

/** A copy whose Exif orientation is 1: browsers turn pictures while decoding and no option stops them all. */
async function withoutRotation(blob: Blob): Promise<Blob> {
  const head = new Uint8Array(await blob.slice(0, 1 << 20).arrayBuffer());
  for (let at = 2; at + 4 <= head.length && head[at] === 0xff && head[at + 1] !== 0xda; ) {
    const length = view(head).getUint16(at + 2);
    if (head[at + 1] === 0xe1 && startsWith(head, "Exif\0\0", at + 4)) patch(head, at + 10, Math.min(at + 2 + length, head.length));
    if (length < 2) break;
    at += 2 + length;
  }
  return new Blob([head, blob.slice(head.length)], { type: "image/jpeg" });
}

function patch(bytes: Uint8Array, tiff: number, end: number): void {
  if (end - tiff < 10) return;
  const v = new DataView(bytes.buffer, bytes.byteOffset), little = bytes[tiff] === 0x49, at = tiff + v.getUint32(tiff + 4, little);
  if (at + 2 > end) return;
  const count = v.getUint16(at, little);
  for (let i = 0; i < count && at + 2 + 12 * i + 12 <= end; i++)
    if (v.getUint16(at + 2 + 12 * i, little) === 0x0112) v.setUint16(at + 2 + 12 * i + 8, 1, little);
}
