import { exifComment, startsWith, utf8OrLatin1, view } from "../bytes";
import type { Texts } from "./texts";

const names: Record<number, string> = {
  0x010d: "documentname", 0x010e: "description", 0x010f: "make", 0x0110: "model", 0x0131: "software", 0x013b: "artist", 0x8298: "copyright",
  0x9286: "usercomment", 0x927c: "makernote", 0x9c9b: "xptitle", 0x9c9c: "xpcomment", 0x9c9e: "xpkeywords", 0x9c9f: "xpsubject",
};

const sizes: Record<number, number> = { 1: 1, 2: 1, 6: 1, 7: 1, 3: 2, 8: 2, 4: 4, 9: 4, 11: 4, 5: 8, 10: 8, 12: 8 };

export function readExif(tiff: Uint8Array, found: Texts): void {
  if (tiff.length < 8 || !(startsWith(tiff, "II") || startsWith(tiff, "MM"))) return;
  const little = tiff[0] === 0x49, v = view(tiff);
  if (v.getUint16(2, little) !== 42) return;
  const first = v.getUint32(4, little), sub = directory(tiff, v, first, little, found);
  if (sub !== undefined && sub !== first) directory(tiff, v, sub, little, found);
}

function directory(tiff: Uint8Array, v: DataView, offset: number, little: boolean, found: Texts): number | undefined {
  if (offset > tiff.length - 2) return undefined;
  let sub: number | undefined;
  const count = Math.min(v.getUint16(offset, little), 1000);
  for (let i = 0; i < count; i++) {
    const at = offset + 2 + 12 * i;
    if (at > tiff.length - 12) return sub;
    const tag = v.getUint16(at, little);
    const name = names[tag] ?? (tag >= 0x0104 && tag <= 0x010c ? "camera" : undefined);
    if (tag === 0x8769) sub = v.getUint32(at + 8, little);
    else if (name) add(name, tag, value(tiff, v, at, little), found);
  }
  return sub;
}

function value(tiff: Uint8Array, v: DataView, at: number, little: boolean): Uint8Array {
  const length = (sizes[v.getUint16(at + 2, little)] ?? 0) * v.getUint32(at + 4, little);
  if (length <= 4) return tiff.subarray(at + 8, at + 8 + length);
  const offset = v.getUint32(at + 8, little);
  return offset > tiff.length || length > tiff.length - offset ? new Uint8Array() : tiff.subarray(offset, offset + length);
}

function add(name: string, tag: number, bytes: Uint8Array, found: Texts): void {
  const raw = tag === 0x9286 ? exifComment(bytes)
    : tag >= 0x9c9b && tag <= 0x9c9f ? new TextDecoder("utf-16le", { ignoreBOM: true }).decode(bytes) : utf8OrLatin1(bytes);
  const text = raw.replace(/\0+$/, "");
  for (const prefix of ["workflow", "prompt"])
    if (text.slice(0, prefix.length + 1).toLowerCase() === prefix + ":") return found.add(prefix, text.slice(prefix.length + 1));
  found.add(name, text);
}

/** IPTC texts inside a Photoshop block of a JPEG. */
export function readIptc(app13: Uint8Array, found: Texts): void {
  if (!startsWith(app13, "Photoshop 3.0\0")) return;
  let rest = app13.subarray(14);
  while (rest.length >= 12 && startsWith(rest, "8BIM")) {
    const v = view(rest), id = v.getUint16(4), name = 1 + rest[6]!, at = 6 + name + (name & 1);
    if (at + 4 > rest.length) return;
    const length = v.getUint32(at);
    if (length > rest.length - at - 4) return;
    if (id === 0x0404) records(rest.subarray(at + 4, at + 4 + length), found);
    rest = rest.subarray(Math.min(at + 4 + length + (length & 1), rest.length));
  }
}

const iptc: Record<number, string> = { 120: "description", 105: "headline", 40: "instructions", 110: "credit", 65: "software" };

function records(body: Uint8Array, found: Texts): void {
  while (body.length >= 5 && body[0] === 0x1c) {
    const length = view(body).getUint16(3);
    if (length > body.length - 5 || length >= 0x8000) return;
    const name = body[1] === 2 ? iptc[body[2]!] : undefined;
    if (name) found.add(name, utf8OrLatin1(body.subarray(5, 5 + length)));
    body = body.subarray(5 + length);
  }
}

const wanted = ["DigitalSourceType", "AISystemUsed", "AIPromptInformation", "UserComment", "CreatorTool", "description", "parameters", "ImageDescription"];

/** The few XMP properties that say how a picture was made, read as text: a packet need not be well formed to be evidence. */
export function readXmp(packet: string | undefined, found: Texts): void {
  if (packet === undefined) return;
  for (const name of wanted) {
    const text = property(packet, name);
    if (name === "DigitalSourceType") found.noteSourceType(text);
    else if (text !== undefined) found.add(name === "CreatorTool" ? "software" : name, text);
  }
}

function property(packet: string, name: string): string | undefined {
  for (let at = packet.indexOf(name); at > 0; at = packet.indexOf(name, at + 1)) {
    const next = at + name.length;
    if (packet[at - 1] !== ":" || next >= packet.length) continue;
    const quote = packet[next + 1];
    if (packet[next] === "=" && (quote === '"' || quote === "'")) {
      const end = packet.indexOf(quote, next + 2);
      if (end >= 0) return plain(packet.slice(next + 2, end));
    }
    const open = packet.indexOf(">", next);
    if (open < 0 || packet[open - 1] === "/") continue;
    const resource = /rdf:resource=(["'])(.*?)\1/s.exec(packet.slice(next, open));
    if (resource) return unescape(resource[2]!);
    const close = packet.indexOf(":" + name + ">", open);
    if (close < 0) return undefined;
    const slash = packet.slice(open, close).lastIndexOf("</");
    return slash < 0 ? undefined : plain(packet.slice(open + 1, open + slash));
  }
  return undefined;
}

const plain = (markup: string) => unescape(markup.replace(/<[^<>]*>/g, "")).trim() || undefined;

function unescape(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/gi, (whole, code: string) => {
    if (code[0] !== "#") return named[code.toLowerCase()] ?? whole;
    const point = code[1] === "x" || code[1] === "X" ? parseInt(code.slice(2), 16) : parseInt(code.slice(1), 10);
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : whole;
  });
}

