import { latin1, startsWith, TextCap, utf8OrLatin1, view, type Bytes } from "../bytes";
import { readExif, readIptc, readXmp } from "./exif";
import type { Texts } from "./texts";

export async function walkPng(file: Bytes, found: Texts): Promise<void> {
  let at = 8;
  for (let chunk = 0; chunk < 100_000; chunk++) {
    const head = await file.block(at, 8);
    if (!head) return;
    const length = view(head).getUint32(0), type = latin1(head.subarray(4));
    if (length > 0x7fffffff) return;
    await pngChunk(file, type, at + 8, length, found);
    if (type === "IEND") return;
    at += 12 + length;
  }
}

async function pngChunk(file: Bytes, type: string, at: number, length: number, found: Texts): Promise<void> {
  if (type === "IHDR") {
    const size = await file.block(at, 8);
    if (!size) return;
    const width = view(size).getUint32(0), height = view(size).getUint32(4), most = 0x7fffffff;
    found.dimensions = width === 0 || width > most || height === 0 || height > most ? null : { width, height };
  } else if (type === "tEXt" || type === "zTXt" || type === "iTXt") {
    const block = await file.block(at, length), zero = block?.indexOf(0) ?? -1;
    if (!block || zero < 1 || zero > 79) return;
    const key = latin1(block.subarray(0, zero)), rest = block.subarray(zero + 1);
    const text = type === "tEXt" ? utf8OrLatin1(rest) : type === "zTXt" ? await inflated(rest.subarray(1)) : await international(rest);
    if (key === "XML:com.adobe.xmp") readXmp(text, found);
    else found.add(key, text);
  } else if (type === "eXIf") {
    const block = await file.block(at, length);
    if (block) readExif(block, found);
  } else if (type === "caBX") found.addC2pa((await file.block(at, length)) ?? new Uint8Array());
}

async function international(rest: Uint8Array): Promise<string | undefined> {
  if (rest.length < 2) return undefined;
  let text = rest.subarray(2);
  for (let field = 0; field < 2; field++) {
    const zero = text.indexOf(0);
    if (zero < 0) return undefined;
    text = text.subarray(zero + 1);
  }
  return rest[0] === 1 ? inflated(text) : utf8OrLatin1(text);
}

// A few kilobytes can claim gigabytes: reading stops at the cap and such a text counts as absent.
async function inflated(deflated: Uint8Array): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = new Blob([deflated as BlobPart]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > TextCap) {
        await reader.cancel();
        return undefined;
      }
      parts.push(part.value);
    }
  } catch {
    return undefined;
  }
  return utf8OrLatin1(new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()));
}

export interface Segment { marker: number; at: number; length: number }

/** The segments of a JPEG up to its scan, by where their bodies lie. */
export async function* jpegSegments(file: Bytes): AsyncGenerator<Segment> {
  let at = 2;
  for (let segment = 0; segment < 10_000; segment++) {
    const head = await file.block(at, 4);
    if (!head || head[0] !== 0xff) return;
    const marker = head[1]!;
    if (marker === 0xd9 || marker === 0xda) return;
    if (marker === 0xff) at++;
    else if (marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else {
      const length = view(head).getUint16(2);
      if (length < 2) return;
      yield { marker, at: at + 4, length: length - 2 };
      at += 2 + length;
    }
  }
}

/** True for the segment that names size and colours. */
export const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

export async function walkJpeg(file: Bytes, found: Texts): Promise<void> {
  for await (const { marker, at, length } of jpegSegments(file)) {
    const body = await file.block(at, length);
    if (body) jpegSegment(marker, body, found);
  }
}

function jpegSegment(marker: number, body: Uint8Array, found: Texts): void {
  if (isFrame(marker) && body.length >= 5)
    found.dimensions = { width: view(body).getUint16(3), height: view(body).getUint16(1) };
  else if (marker === 0xfe) found.add("comment", utf8OrLatin1(body));
  else if (marker === 0xe1 && startsWith(body, "Exif\0\0")) readExif(body.subarray(6), found);
  else if (marker === 0xe1 && startsWith(body, "http://ns.adobe.com/xap/1.0/\0")) readXmp(utf8OrLatin1(body.subarray(29)), found);
  else if (marker === 0xeb && startsWith(body, "JP") && (found.hasC2pa || latin1(body).includes("c2pa"))) found.addC2pa(body);
  else if (marker === 0xed) readIptc(body, found);
}

export async function walkWebp(file: Bytes, found: Texts): Promise<void> {
  let at = 12;
  for (let chunk = 0; chunk < 100_000; chunk++) {
    const head = await file.block(at, 8);
    if (!head) return;
    const length = view(head).getUint32(4, true);
    await webpChunk(file, latin1(head.subarray(0, 4)), at + 8, length, found);
    at += 8 + length + (length & 1);
  }
}

async function webpChunk(file: Bytes, type: string, at: number, length: number, found: Texts): Promise<void> {
  const block = async (most = Infinity) => file.block(at, Math.min(length, most));
  if (type === "EXIF") {
    const exif = await block();
    if (exif) readExif(startsWith(exif, "Exif\0\0") ? exif.subarray(6) : exif, found);
  } else if (type === "XMP ") {
    const xmp = await block();
    if (xmp) readXmp(utf8OrLatin1(xmp), found);
  } else if (type === "C2PA") found.addC2pa((await block()) ?? new Uint8Array());
  else if (type === "VP8X" || (type === "VP8 " && !found.dimensions)) {
    const b = await block(10);
    if (b?.length !== 10) return;
    found.dimensions = type === "VP8X"
      ? { width: 1 + (b[4]! | (b[5]! << 8) | (b[6]! << 16)), height: 1 + (b[7]! | (b[8]! << 8) | (b[9]! << 16)) }
      : { width: (b[6]! | (b[7]! << 8)) & 0x3fff, height: (b[8]! | (b[9]! << 8)) & 0x3fff };
  } else if (type === "VP8L" && !found.dimensions) {
    const b = await block(5);
    if (b?.length !== 5) return;
    const bits = view(b).getUint32(1, true);
    found.dimensions = { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
}

/** GIF and BMP carry no texts that are read; their size stands at the beginning. */
export async function walkPlain(file: Bytes, found: Texts): Promise<void> {
  const head = await file.block(0, Math.min(26, file.length)), v = head && view(head);
  if (!head || !v) return;
  if (startsWith(head, "GIF8") && head.length >= 10) found.dimensions = { width: v.getUint16(6, true), height: v.getUint16(8, true) };
  else if (startsWith(head, "BM") && head.length >= 26)
    found.dimensions = head[14] === 12 ? { width: v.getUint16(18, true), height: v.getUint16(20, true) }
      : { width: Math.abs(v.getInt32(18, true)) & 0x7fffffff, height: Math.abs(v.getInt32(22, true)) & 0x7fffffff };
}
