// One-dimensional running-sum box filters in float32. Storing into a Float32Array rounds exactly as IEEE single precision does;
// Math.fround around each operation keeps V8 from carrying more digits, so the bits are those of the C# twin.
export interface Window { length: number; size: number; lag: number }

export function windowOf(length: number): Window {
  const size = Math.trunc((length + 127) / 128);
  return { length, size, lag: Math.trunc((size + 2) / 2) - 1 };
}

export function countAt(w: Window, index: number): number {
  return Math.min(index + w.lag, w.length - 1) - Math.max(index + w.lag - w.size, -1);
}

/** Running sums of four rows at once: one chain of additions waits for itself, four do not. */
export function sumRows(input: Float32Array, output: Float32Array, w: Window): void {
  const f = Math.fround, n = w.length, size = w.size, lag = w.lag;
  let s0 = f(0), s1 = f(0), s2 = f(0), s3 = f(0);
  for (let right = 0; right < n + lag; right++) {
    if (right < n) {
      s0 = f(s0 + input[right]!);
      s1 = f(s1 + input[right + n]!);
      s2 = f(s2 + input[right + 2 * n]!);
      s3 = f(s3 + input[right + 3 * n]!);
    }
    const left = right - size;
    if (left >= 0) {
      s0 = f(s0 - input[left]!);
      s1 = f(s1 - input[left + n]!);
      s2 = f(s2 - input[left + 2 * n]!);
      s3 = f(s3 - input[left + 3 * n]!);
    }
    const at = right - lag;
    if (at < 0) continue;
    output[at] = s0;
    output[at + n] = s1;
    output[at + 2 * n] = s2;
    output[at + 3 * n] = s3;
  }
}

export function divide(sums: Float32Array, offset: number, w: Window): void {
  const n = w.length, from = Math.min(w.size, n), to = Math.max(from, n - w.size), size = Math.fround(w.size);
  for (let x = 0; x < from; x++) sums[offset + x] = sums[offset + x]! / countAt(w, x);
  for (let x = from; x < to; x++) sums[offset + x] = Math.fround(sums[offset + x]! / size);
  for (let x = to; x < n; x++) sums[offset + x] = sums[offset + x]! / countAt(w, x);
}

/** The same down the columns, row by row, remembering one window of rows. */
export class Columns {
  written = 0;
  private readonly sums: Float32Array;
  private readonly ring: Float32Array;
  private taken = 0;

  constructor(private readonly width: number, private readonly w: Window) {
    this.sums = new Float32Array(width);
    this.ring = new Float32Array(width * w.size);
  }

  take(row: Float32Array, offset: number, output: Float32Array): boolean {
    const f = Math.fround, { sums, ring, width } = this, slot = (this.taken % this.w.size) * width;
    if (this.taken >= this.w.size) {
      for (let x = 0; x < width; x++) {
        const value = row[offset + x]!;
        sums[x] = f(f(sums[x]! + value) - ring[slot + x]!);
        ring[slot + x] = value;
      }
    } else {
      for (let x = 0; x < width; x++) {
        const value = row[offset + x]!;
        sums[x] = f(sums[x]! + value);
        ring[slot + x] = value;
      }
    }
    this.taken++;
    if (this.taken <= this.w.lag) return false;
    this.write(output);
    return true;
  }

  /** After the last row: true while rows at the lower edge remain. */
  drain(output: Float32Array): boolean {
    if (this.written >= this.w.length) return false;
    const left = this.written + this.w.lag - this.w.size;
    if (left >= 0) {
      const slot = (left % this.w.size) * this.width;
      for (let x = 0; x < this.width; x++) this.sums[x] = Math.fround(this.sums[x]! - this.ring[slot + x]!);
    }
    this.write(output);
    return true;
  }

  private write(output: Float32Array): void {
    const count = Math.fround(countAt(this.w, this.written++)), { sums, width } = this;
    for (let x = 0; x < width; x++) output[x] = Math.fround(sums[x]! / count);
  }
}
