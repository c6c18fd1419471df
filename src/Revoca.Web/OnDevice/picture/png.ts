import { latin1, view, type Bytes } from "../bytes";
import type { Rows } from "../pdq/picture";

const Most = 1_000_000_000, MostAtOnce = 100_000_000;

interface Header { width: number; height: number; depth: number; colours: number; channels: number; interlaced: boolean; palette: Uint8Array }

/**
 * An own decoder, the twin of PngRows.cs: a canvas would multiply transparency in and convert colours. Holds two rows, except
 * for interlaced pictures.
 */
export async function openPng(blob: Blob, file: Bytes): Promise<Rows> {
  const header = await readHeader(file);
  return { width: header.width, height: header.height, read: (sink) => readRows(blob, file, header, sink) };
}

export function checkSize(width: number, height: number, most: number): void {
  if (width < 1 || height < 1) throw new Error("the picture has no pixels");
  if (width > 1_000_000 || height > 1_000_000 || width * height > most)
    throw new Error(`the picture of ${width}×${height} pixels is too large to be fingerprinted here`);
}

async function readHeader(file: Bytes): Promise<Header> {
  const head = await file.block(0, 33);
  if (!head || latin1(head.subarray(12, 16)) !== "IHDR") throw new Error("the picture's header is broken");
  const width = view(head).getUint32(16), height = view(head).getUint32(20), depth = head[24]!, colours = head[25]!;
  checkSize(width, height, Most);
  const channels = { 0: 1, 3: 1, 2: 3, 4: 2, 6: 4 }[colours] ?? 0;
  const depths = colours === 0 ? [1, 2, 4, 8, 16] : colours === 3 ? [1, 2, 4, 8] : [8, 16];
  if (channels === 0 || !depths.includes(depth) || head[28]! > 1) throw new Error("the picture's header is broken");
  return { width, height, depth, colours, channels, interlaced: head[28] === 1, palette: colours === 3 ? await readPalette(file) : new Uint8Array() };
}

async function readPalette(file: Bytes): Promise<Uint8Array> {
  for (let at = 33; at < file.length; ) {
    const head = await file.block(at, 8), type = head ? latin1(head.subarray(4)) : "";
    if (!head || type === "IDAT") break;
    const length = view(head).getUint32(0), body = type === "PLTE" && length <= 768 ? await file.block(at + 8, length) : undefined;
    if (body) {
      const palette = new Uint8Array(768);
      palette.set(body);
      return palette;
    }
    at += 12 + length;
  }
  throw new Error("the picture's palette is missing");
}

/** The joined bodies of the IDAT chunks, inflated, as a reader of exact lengths. */
class Inflated {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private part = new Uint8Array();
  private at = 0;

  constructor(blob: Blob, file: Bytes) {
    let at = 8, left = 0;
    const source = new ReadableStream<Uint8Array>({
      async pull(controller) {
        while (left === 0) {
          const head = await file.block(at, 8), type = head ? latin1(head.subarray(4)) : "IEND";
          if (!head || type === "IEND") return controller.close();
          const length = view(head).getUint32(0);
          if (type === "IDAT" && length > 0) [at, left] = [at + 8, length];
          else at += 12 + length;
        }
        const bytes = new Uint8Array(await blob.slice(at, at + Math.min(left, 1 << 20)).arrayBuffer());
        if (bytes.length === 0) return controller.close();
        at += bytes.length;
        left -= bytes.length;
        if (left === 0) at += 4;
        controller.enqueue(bytes);
      },
    });
    this.reader = source.pipeThrough(new DecompressionStream("deflate") as ReadableWritablePair<Uint8Array, Uint8Array>).getReader();
  }

  /** True when `into` could be filled from what has already been inflated; no waiting for each row. */
  take(into: Uint8Array): boolean {
    if (this.part.length - this.at < into.length) return false;
    into.set(this.part.subarray(this.at, this.at + into.length));
    this.at += into.length;
    return true;
  }

  async more(): Promise<void> {
    const next = await this.reader.read();
    if (next.done) throw new Error("the picture's data is broken or ends early");
    const rest = this.part.subarray(this.at), joined = new Uint8Array(rest.length + next.value.length);
    joined.set(rest);
    joined.set(next.value, rest.length);
    this.part = joined;
    this.at = 0;
  }

  /** What follows the last row must be whole as well: its checksum stands at the end. More than a megabyte is nobody's checksum. */
  async finish(): Promise<void> {
    for (let left = 1 << 20; left > 0; ) {
      const next = await this.reader.read();
      if (next.done) return;
      left -= next.value.length;
    }
  }

  async close(): Promise<void> {
    await this.reader.cancel().catch(() => undefined);
  }
}

async function readRows(blob: Blob, file: Bytes, header: Header, sink: (rgba: Uint8Array, offset: number) => void): Promise<void> {
  const data = new Inflated(blob, file);
  try {
    if (header.interlaced) await readInterlaced(data, header, sink);
    else await pass(data, header, header.width, header.height, (_, row) => sink(row, 0));
    await data.finish();
  } catch {
    throw new Error("the picture's data is broken or ends early");
  } finally {
    await data.close();
  }
}

async function pass(data: Inflated, header: Header, width: number, height: number, row: (y: number, rgba: Uint8Array) => void): Promise<void> {
  const bits = header.channels * header.depth, length = Math.trunc((width * bits + 7) / 8), step = Math.max(1, Math.trunc(bits / 8));
  const line = new Uint8Array(length + 1), rgba = new Uint8Array(width * 4);
  let above = new Uint8Array(length), now = new Uint8Array(length);
  for (let y = 0; y < height; y++) {
    while (!data.take(line)) await data.more();
    now.set(line.subarray(1));
    undo(line[0]!, now, above, step);
    expand(header, now, rgba);
    row(y, rgba);
    [now, above] = [above, now];
  }
}

async function readInterlaced(data: Inflated, header: Header, sink: (rgba: Uint8Array, offset: number) => void): Promise<void> {
  const { width, height } = header;
  checkSize(width, height, MostAtOnce);
  const whole = new Uint8Array(width * height * 4);
  for (const [x0, y0, dx, dy] of [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const) {
    const w = Math.trunc((width - x0 + dx - 1) / dx), h = Math.trunc((height - y0 + dy - 1) / dy);
    if (w < 1 || h < 1) continue;
    await pass(data, header, w, h, (y, row) => {
      for (let x = 0; x < w; x++) whole.set(row.subarray(4 * x, 4 * x + 4), ((y0 + y * dy) * width + x0 + x * dx) * 4);
    });
  }
  for (let y = 0; y < height; y++) sink(whole, y * width * 4);
}

function undo(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  const n = line.length;
  if (filter === 1) for (let i = step; i < n; i++) line[i] = line[i]! + line[i - step]!;
  else if (filter === 2) for (let i = 0; i < n; i++) line[i] = line[i]! + above[i]!;
  else if (filter === 3) for (let i = 0; i < n; i++) line[i] = line[i]! + (((i < step ? 0 : line[i - step]!) + above[i]!) >> 1);
  else if (filter === 4) {
    for (let i = 0; i < n; i++) {
      const a = i < step ? 0 : line[i - step]!, b = above[i]!, c = i < step ? 0 : above[i - step]!;
      const pa = Math.abs(b - c), pb = Math.abs(a - c), pc = Math.abs(a + b - c - c);
      line[i] = line[i]! + (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
    }
  } else if (filter !== 0) throw new Error("unknown filter");
}

function expand(header: Header, line: Uint8Array, rgba: Uint8Array): void {
  const { depth, colours, channels, palette } = header, step = depth === 16 ? 2 : 1, most = (1 << Math.min(depth, 8)) - 1;
  if (colours === 6 && depth === 8) return rgba.set(line);
  const sample = (x: number) => (depth === 8 ? line[x]! : (line[(x * depth) >> 3]! >> (8 - depth - ((x * depth) & 7))) & most);
  for (let x = 0, at = 0; at < rgba.length; x++, at += 4) {
    const from = channels * x * step;
    rgba[at + 3] = 255;
    if (colours === 2 || colours === 6) {
      rgba[at] = line[from]!;
      rgba[at + 1] = line[from + step]!;
      rgba[at + 2] = line[from + 2 * step]!;
    } else if (colours === 3) {
      const index = 3 * sample(x);
      rgba[at] = palette[index]!;
      rgba[at + 1] = palette[index + 1]!;
      rgba[at + 2] = palette[index + 2]!;
    } else rgba[at] = rgba[at + 1] = rgba[at + 2] = depth < 8 ? Math.trunc((sample(x) * 255) / most) : line[from]!;
  }
}
