import { PdqStream } from "./stream";
import type { PdqResult } from "./transform";

export interface Area { left: number; top: number; right: number; bottom: number }

export type Pixels = Uint8Array | Uint8ClampedArray;

export interface Rows {
  width: number;
  height: number;
  /** Gives the rows from the top, four bytes a pixel; may be called again. */
  read(sink: (rgba: Pixels, offset: number) => void): Promise<void>;
  /** Gives the decoded picture's memory back at once. */
  close?(): void;
}

export interface PictureHashes { full: PdqResult; n512: string; trim: string }

const Reduced = 512, Tolerance = 10;

export function luma(rgba: Pixels, offset: number, out: Float32Array): void {
  const f = Math.fround, r = f(0.299), g = f(0.587), b = f(0.114);
  for (let x = 0, at = offset; x < out.length; x++, at += 4)
    out[x] = f(f(f(r * rgba[at]!) + f(g * rgba[at + 1]!)) + f(b * rgba[at + 2]!));
}

/** Both profiles in one pass, and a second one only when a uniform border is to be cut off. The twin of PictureFingerprint.cs. */
export async function hashPicture(rows: Rows): Promise<PictureHashes> {
  const { width, height } = rows, line = new Float32Array(width), full = new PdqStream(width, height);
  const reduced = width > Reduced || height > Reduced ? new PdqStream(Reduced, Reduced) : undefined;
  const sampled = new Float32Array(Reduced), border = new Border(width, height);
  let y = 0, next = 0;
  await rows.read((rgba, offset) => {
    luma(rgba, offset, line);
    full.addRow(line);
    while (reduced && next < Reduced && Math.floor((next * height) / Reduced) === y) {
      for (let i = 0; i < Reduced; i++) sampled[i] = line[Math.floor((i * width) / Reduced)]!;
      reduced.addRow(sampled);
      next++;
    }
    border.measure(line, y++);
  });
  const found = full.finish(), area = border.trimmed();
  return { full: found, n512: reduced ? reduced.finish().hash : found.hash, trim: area ? await hashArea(rows, area) : found.hash };
}

async function hashArea(rows: Rows, area: Area): Promise<string> {
  const stream = new PdqStream(area.right - area.left, area.bottom - area.top), line = new Float32Array(area.right - area.left);
  let y = 0;
  await rows.read((rgba, offset) => {
    if (y >= area.top && y < area.bottom) {
      luma(rgba, offset + area.left * 4, line);
      stream.addRow(line);
    }
    y++;
  });
  return stream.finish().hash;
}

class Border {
  private left: number;
  private right = 0;
  private top = -1;
  private bottom = 0;
  private value = 0;

  constructor(private readonly width: number, private readonly height: number) {
    this.left = width;
  }

  measure(line: Float32Array, y: number): void {
    if (y === 0) this.value = line[0]!;
    const same = (x: number) => Math.abs(Math.fround(line[x]! - this.value)) <= Tolerance;
    let first = 0;
    while (first < this.width && same(first)) first++;
    if (first === this.width) return;
    let last = this.width - 1;
    while (last >= this.right && same(last)) last--;
    this.left = Math.min(this.left, first);
    this.right = Math.max(this.right, last + 1);
    if (this.top < 0) this.top = y;
    this.bottom = y + 1;
  }

  trimmed(): Area | undefined {
    const area = { left: this.left, top: Math.max(this.top, 0), right: this.right, bottom: this.bottom };
    const w = area.right - area.left, h = area.bottom - area.top;
    return this.top < 0 || (w === this.width && h === this.height) || w < 5 || h < 5 ? undefined : area;
  }
}
