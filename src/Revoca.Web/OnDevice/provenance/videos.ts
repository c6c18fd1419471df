import { latin1, startsWith, utf16, utf8OrLatin1, view, type Bytes } from "../bytes";
import { readXmp } from "./exif";
import type { Texts } from "./texts";

/** MP4 and QuickTime boxes; sample data is stepped over. */
export class Mp4Walker {
  private keys: string[] = [];
  private boxes = 0;

  constructor(private readonly file: Bytes, private readonly found: Texts) {}

  async walk(at = 0, end = this.file.length, depth = 0, parent = ""): Promise<void> {
    while (at <= end - 8 && this.boxes++ < 200_000) {
      const head = await this.file.block(at, 8);
      if (!head) return;
      let size = view(head).getUint32(0), skip = 8;
      if (size === 1) {
        const large = await this.file.block(at + 8, 8);
        if (!large) return;
        [size, skip] = [Number(view(large).getBigUint64(0)), 16];
      } else if (size === 0) size = end - at;
      if (size < skip || size > end - at) return;
      await this.box(latin1(head.subarray(4)), at + skip, at + size, depth, parent);
      at += size;
    }
  }

  private async box(type: string, at: number, end: number, depth: number, parent: string): Promise<void> {
    if (depth > 12) return;
    if (type === "moov" || type === "udta" || type === "trak") await this.walk(at, end, depth + 1, type);
    else if (type === "meta") {
      // QuickTime writes a plain box, ISO a full box with four bytes of version and flags first.
      const first = await this.file.block(at, 4);
      await this.walk(first && view(first).getUint32(0) === 0 ? at + 4 : at, end, depth + 1, type);
    } else if (type === "keys") await this.readKeys(at, end);
    else if (type === "ilst") await this.list(at, end);
    else if (type === "uuid") await this.uuid(at, end);
    else if (type === "tkhd") await this.track(at, end);
    else if (type === "XMP_") readXmp(decoded(await this.file.block(at, end - at)), this.found);
    else if (parent === "udta" && type[0] === "©") await this.quickTime(type.slice(1), at, end);
  }

  private async readKeys(at: number, end: number): Promise<void> {
    const head = await this.file.block(at + 4, 4), keys: string[] = [], count = head ? view(head).getUint32(0) : 0;
    at += 8;
    for (let i = 0; i < count && keys.length < 1000; i++) {
      const number = await this.file.block(at, 4), size = number ? view(number).getUint32(0) : 0;
      if (size < 8 || size > end - at) break;
      const key = await this.file.block(at + 8, size - 8);
      if (!key) break;
      keys.push(new TextDecoder().decode(key));
      at += size;
    }
    this.keys = keys;
  }

  private async list(at: number, end: number): Promise<void> {
    for (let i = 0; i < 1000 && at <= end - 8; i++) {
      const head = await this.file.block(at, 8), size = head ? view(head).getUint32(0) : 0;
      if (!head || size < 8 || size > end - at) return;
      await this.item(head.subarray(4), at + 8, at + size);
      at += size;
    }
  }

  private async item(name: Uint8Array, at: number, end: number): Promise<void> {
    let own: string | undefined, text: string | undefined;
    for (let i = 0; i < 8 && at <= end - 8; i++) {
      const head = await this.file.block(at, 8), size = head ? view(head).getUint32(0) : 0;
      if (!head || size < 8 || size > end - at) break;
      if (startsWith(head, "name", 4) && size >= 12) own = decoded(await this.file.block(at + 12, size - 12)) ?? "";
      else if (startsWith(head, "data", 4) && size >= 16) {
        const type = await this.file.block(at + 8, 4), kind = type ? view(type).getUint32(0) : -1, body = await this.file.block(at + 16, size - 16);
        text = kind === 0 || kind === 1 ? decoded(body) : kind === 2 && body ? utf16(body) : undefined;
      }
      at += size;
    }
    this.found.add(own ?? this.keyOf(name), text);
  }

  private keyOf(name: Uint8Array): string {
    const index = view(name).getUint32(0), text = latin1(name);
    if (index >= 1 && index <= this.keys.length) return this.keys[index - 1]!;
    const known: Record<string, string> = { "©cmt": "comment", "©too": "encoder", "©nam": "title", desc: "description", ldes: "description", "©des": "description", "©prm": "prompt" };
    return known[text] ?? text.replace(/^©+/, "");
  }

  private async quickTime(name: string, at: number, end: number): Promise<void> {
    const head = await this.file.block(at, Math.min(end - at, 4));
    if (head?.length !== 4) return;
    const known: Record<string, string> = { cmt: "comment", nam: "title", swr: "encoder", too: "encoder", des: "description" };
    this.found.add(known[name] ?? name, decoded(await this.file.block(at + 4, Math.min(view(head).getUint16(0), end - at - 4))));
  }

  private async uuid(at: number, end: number): Promise<void> {
    const id = await this.file.block(at, 16);
    if (!id) return;
    const hex = Array.from(id, (b) => b.toString(16).padStart(2, "0")).join("");
    if (hex === "be7acfcb97a942e89c71999491e3afac") readXmp(decoded(await this.file.block(at + 16, end - at - 16)), this.found);
    else if (hex === "d8fec3d61b0e483c92975828877ec481") this.found.addC2pa((await this.file.block(at + 16, end - at - 16)) ?? new Uint8Array());
  }

  private async track(at: number, end: number): Promise<void> {
    const size = end - at >= 84 ? await this.file.block(end - 8, 8) : undefined;
    if (!size) return;
    const width = view(size).getUint32(0) >>> 16, height = view(size).getUint32(4) >>> 16;
    if (width > 0) this.found.dimensions ??= { width, height };
  }
}

const decoded = (bytes: Uint8Array | undefined) => (bytes ? utf8OrLatin1(bytes) : undefined);
const opened = new Set([0x18538067, 0x1254c367, 0x7373, 0x67c8, 0x1549a966, 0x1654ae6b, 0xae, 0xe0]);

/** Matroska and WebM: tags, title, picture size; clusters are stepped over. */
export class MatroskaWalker {
  private elements = 0;
  private width = 0;
  private tag: string | undefined;
  private at = 0;

  constructor(private readonly file: Bytes, private readonly found: Texts) {}

  async walk(at = 0, end = this.file.length, depth = 0): Promise<void> {
    while (at < end && this.elements++ < 1_000_000) {
      this.at = at;
      const id = await this.number(true), size = id === undefined ? undefined : await this.number(false);
      if (id === undefined || size === undefined) return;
      at = this.at;
      const known = size >= 0, length = known ? Math.min(size, end - at) : 0;
      if (depth < 10 && opened.has(id)) await this.walk(at, known ? at + length : end, depth + 1);
      else if (known) await this.value(id, at, length);
      // An opened element of unknown size ran to the end; a closed one other than a cluster cannot be stepped over.
      if (!known && id !== 0x1f43b675) return;
      at += length;
    }
  }

  private async value(id: number, at: number, size: number): Promise<void> {
    const text = async () => {
      const bytes = await this.file.block(at, size);
      return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    };
    if (id === 0x45a3) this.tag = await text();
    else if (id === 0x4487) this.found.add(this.tag ?? "tag", await text());
    else if (id === 0x7ba9) this.found.add("title", await text());
    else if (id === 0x4d80 || id === 0x5741) this.found.add("encoder", await text());
    else if (id === 0xb0) this.width = await this.whole(at, size);
    else if (id === 0xba && this.width > 0) {
      const height = await this.whole(at, size);
      if (height > 0) this.found.dimensions ??= { width: this.width, height };
    }
  }

  private async whole(at: number, size: number): Promise<number> {
    const bytes = size > 8 ? undefined : await this.file.block(at, size);
    const value = (bytes ? Array.from(bytes) : []).reduce((sum, b) => sum * 256 + b, 0);
    return value > 0x7fffffff ? 0 : value;
  }

  /** A variable-length number; -1 means "unknown size". */
  private async number(keepMarker: boolean): Promise<number | undefined> {
    const first = (await this.file.block(this.at, 1))?.[0];
    if (!first) return undefined;
    const length = Math.clz32(first) - 23, bytes = await this.file.block(this.at, length);
    if (!bytes) return undefined;
    this.at += length;
    const mask = (1 << (8 - length)) - 1;
    let value = keepMarker ? first : first & mask, ones = (first & mask) === mask;
    for (const b of bytes.subarray(1)) {
      value = value * 256 + b;
      ones &&= b === 0xff;
    }
    return ones && !keepMarker ? -1 : value;
  }
}
