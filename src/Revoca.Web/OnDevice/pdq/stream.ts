import { Columns, countAt, divide, sumRows, windowOf, type Window } from "./box";
import { hash64, tooSmall, type PdqResult } from "./transform";

const Side = 64, Together = 4;

/** PDQ fed with rows of luma from the top; memory grows with the width only. The twin of PdqStream.cs. */
export class PdqStream {
  private readonly across: Window;
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly sums: Float32Array;
  private readonly narrowSums: Float32Array;
  private readonly filtered: Float32Array;
  private readonly narrow = new Float32Array(Side);
  private readonly narrowOut = new Float32Array(Side);
  private readonly small = new Float32Array(Side * Side);
  private readonly columns: Columns;
  private readonly narrowColumns: Columns;
  private readonly xs: number[];
  private readonly ys: number[];
  private readonly tooSmall: boolean;
  private readonly plain: boolean;
  private rows = 0;
  private inFirst = 0;
  private inSecond = 0;
  private decimated = 0;

  constructor(private readonly width: number, height: number) {
    this.across = windowOf(width);
    const down = windowOf(height);
    this.tooSmall = width < 5 || height < 5;
    this.plain = width === Side && height === Side;
    this.xs = decimation(width);
    this.ys = decimation(height);
    this.first = new Float32Array(Together * width);
    this.second = new Float32Array(Together * width);
    this.sums = new Float32Array(Together * width);
    this.narrowSums = new Float32Array(Together * width);
    this.filtered = new Float32Array(width);
    this.columns = new Columns(width, down);
    this.narrowColumns = new Columns(Side, down);
  }

  addRow(luma: Float32Array): void {
    if (this.plain) this.small.set(luma, this.rows * Side);
    this.rows++;
    if (this.plain || this.tooSmall) return;
    this.first.set(luma, this.inFirst++ * this.width);
    if (this.inFirst === Together) this.passFirst();
  }

  finish(): PdqResult {
    if (this.tooSmall) return tooSmall;
    if (!this.plain) {
      if (this.inFirst > 0) this.passFirst();
      while (this.columns.drain(this.filtered)) this.passSecond();
      if (this.inSecond > 0) this.passNarrow();
      while (this.narrowColumns.drain(this.narrowOut)) this.keep(this.narrowColumns.written - 1);
    }
    return hash64(this.small);
  }

  private passFirst(): void {
    sumRows(this.first, this.sums, this.across);
    for (let r = 0; r < this.inFirst; r++) {
      divide(this.sums, r * this.width, this.across);
      if (this.columns.take(this.sums, r * this.width, this.filtered)) this.passSecond();
    }
    this.inFirst = 0;
  }

  private passSecond(): void {
    this.second.set(this.filtered, this.inSecond++ * this.width);
    if (this.inSecond === Together) this.passNarrow();
  }

  // Only 64 columns of the second pass are ever read.
  private passNarrow(): void {
    const sums = this.narrowSums;
    sumRows(this.second, sums, this.across);
    for (let r = 0; r < this.inSecond; r++) {
      for (let j = 0; j < Side; j++) this.narrow[j] = sums[r * this.width + this.xs[j]!]! / countAt(this.across, this.xs[j]!);
      if (this.narrowColumns.take(this.narrow, 0, this.narrowOut)) this.keep(this.narrowColumns.written - 1);
    }
    this.inSecond = 0;
  }

  private keep(y: number): void {
    while (this.decimated < Side && this.ys[this.decimated] === y) this.small.set(this.narrowOut, this.decimated++ * Side);
  }
}

function decimation(length: number): number[] {
  return Array.from({ length: Side }, (_, i) => Math.trunc(((i + 0.5) * length) / Side));
}
