import { latin1, startsWith, view, type Bytes } from "./bytes";

export type Format =
  | "unknown" | "png" | "jpeg" | "webp" | "gif" | "bmp" | "heic" | "avif" | "mp4" | "quicktime" | "webm" | "matroska" | "safetensors" | "zip" | "pdf";

const mimes: Partial<Record<Format, string>> = {
  png: "image/png", jpeg: "image/jpeg", webp: "image/webp", gif: "image/gif", bmp: "image/bmp", heic: "image/heic", avif: "image/avif",
  mp4: "video/mp4", quicktime: "video/quicktime", webm: "video/webm", matroska: "video/x-matroska", zip: "application/zip", pdf: "application/pdf",
};

export const mime = (format: Format) => mimes[format] ?? "application/octet-stream";

export function kind(format: Format): string {
  const type = mime(format).split("/")[0]!;
  return format === "safetensors" ? "model" : type === "image" || type === "video" ? type : "unknown";
}

/** What a file is by its first bytes, never by its name. */
export async function recognise(file: Bytes): Promise<Format> {
  const head = (await file.block(0, Math.min(64, file.length))) ?? new Uint8Array();
  if (startsWith(head, "\x89PNG\r\n\x1a\n")) return "png";
  if (startsWith(head, "\xff\xd8\xff")) return "jpeg";
  if (startsWith(head, "RIFF") && startsWith(head, "WEBP", 8)) return "webp";
  if (startsWith(head, "GIF87a") || startsWith(head, "GIF89a")) return "gif";
  if (head.length >= 26 && startsWith(head, "BM") && startsWith(head, "\0\0\0\0", 6) && [12, 40, 108, 124].includes(head[14]!)) return "bmp";
  if (head.length >= 12 && startsWith(head, "ftyp", 4)) return brand(head);
  if (startsWith(head, "\x1a\x45\xdf\xa3")) return latin1(head).includes("webm") ? "webm" : "matroska";
  if (startsWith(head, "PK\x03\x04") || startsWith(head, "PK\x05\x06")) return "zip";
  if (startsWith(head, "%PDF-")) return "pdf";
  if (startsWith(head, "moov", 4) || startsWith(head, "mdat", 4)) return "quicktime";
  return head.length >= 10 && weightsFrom(head, file.length) !== undefined && /^[ \n\r\t]*\{/.test(latin1(head.subarray(8))) ? "safetensors" : "unknown";
}

/** Where a model's weights begin, or undefined when the stated length cannot be true. */
export function weightsFrom(head: Uint8Array, fileLength: number): number | undefined {
  if (head.length < 8) return undefined;
  const length = view(head).getBigUint64(0, true);
  return length < 2n || length > 100_000_000n || Number(length) > fileLength - 8 ? undefined : 8 + Number(length);
}

function brand(head: Uint8Array): Format {
  if (startsWith(head, "qt  ", 8)) return "quicktime";
  for (let at = 8; at + 4 <= head.length; at += 4) {
    const name = latin1(head.subarray(at, at + 4));
    if (name === "avif" || name === "avis") return "avif";
    if (["heic", "heix", "hevc", "mif1"].includes(name)) return "heic";
    if (name === "isom" || name === "mp42") return "mp4";
  }
  return "mp4";
}
