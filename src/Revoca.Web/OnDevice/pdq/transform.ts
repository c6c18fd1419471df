export interface PdqResult { hash: string; quality: number; dihedral: string[] }

const Side = 64, Low = 16;
const cosines = makeCosines();

export const tooSmall: PdqResult = { hash: "0".repeat(64), quality: 0, dihedral: Array<string>(8).fill("0".repeat(64)) };

/** 64×64 luma to the hash, its quality and the hashes of the eight turned and mirrored pictures. */
export function hash64(luma: Float32Array): PdqResult {
  const b = transform(luma);
  const dihedral = Array.from({ length: 8 }, (_, kind) => cut(turn(b, kind)));
  return { hash: dihedral[0]!, quality: quality(luma), dihedral };
}

function makeCosines(): Float32Array {
  const c = new Float32Array(Low * Side), scale = Math.fround(Math.sqrt(2 / Side));
  for (let i = 0; i < Low; i++)
    for (let j = 0; j < Side; j++) c[i * Side + j] = scale * Math.cos((Math.PI / 128) * (i + 1) * (2 * j + 1));
  return c;
}

function transform(luma: Float32Array): Float32Array {
  const f = Math.fround, t = new Float32Array(Low * Side), b = new Float32Array(Low * Low);
  for (let i = 0; i < Low; i++)
    for (let k = 0; k < Side; k++)
      for (let j = 0; j < Side; j++)
        t[i * Side + j] = f(t[i * Side + j]! + f(cosines[i * Side + k]! * luma[k * Side + j]!));
  for (let i = 0; i < Low; i++)
    for (let j = 0; j < Low; j++) {
      let sum = f(0);
      for (let k = 0; k < Side; k++) sum = f(sum + f(t[i * Side + k]! * cosines[j * Side + k]!));
      b[i * Low + j] = sum;
    }
  return b;
}

// Mirroring only changes the sign of the odd frequencies (even indices here): no pixel is read again.
function turn(a: Float32Array, kind: number): Float32Array {
  const b = new Float32Array(a.length);
  for (let i = 0; i < Low; i++)
    for (let j = 0; j < Low; j++) {
      const minus = kind === 1 || kind === 5 ? j % 2 === 0 : kind === 3 || kind === 4 ? i % 2 === 0 : kind === 2 || kind === 7 ? (i + j) % 2 !== 0 : false;
      const at = kind === 1 || kind === 3 || kind === 6 || kind === 7 ? j * Low + i : i * Low + j;
      b[at] = minus ? -a[i * Low + j]! : a[i * Low + j]!;
    }
  return b;
}

function cut(b: Float32Array): string {
  const median = b.slice().sort()[b.length / 2 - 1]!;
  let hex = "";
  for (let nibble = 63; nibble >= 0; nibble--) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit++) if (b[4 * nibble + bit]! > median) digit |= 1 << bit;
    hex += digit.toString(16);
  }
  return hex;
}

function quality(luma: Float32Array): number {
  const f = Math.fround;
  const step = (u: number, v: number) => Math.abs(Math.trunc(f(f(f(u - v) * 100) / 255)));
  let sum = 0;
  for (let i = 0; i < Side; i++)
    for (let j = 0; j < Side; j++) {
      if (i + 1 < Side) sum += step(luma[i * Side + j]!, luma[(i + 1) * Side + j]!);
      if (j + 1 < Side) sum += step(luma[i * Side + j]!, luma[i * Side + j + 1]!);
    }
  return Math.min(Math.trunc(sum / 90), 100);
}
