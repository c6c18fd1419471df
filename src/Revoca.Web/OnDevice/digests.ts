import { createBLAKE3, createCRC32, createMD5, createSHA256, type IHasher } from "hash-wasm";

export interface Digests { sha256: string; md5: string; blake3: string; crc32: string; autoV1: string | null; autoV2: string | null; autoV3: string | null }

const Part = 4 << 20, AutoV1From = 0x100000, AutoV1To = 0x110000;

/** Every digest of a file in one pass and constant memory; a model's hub hashes too when its weights' offset is known. */
export async function digest(file: Blob, weightsFrom: number | undefined, progress: (done: number) => void, cancelled: () => boolean): Promise<Digests> {
  const [sha256, md5, blake3, crc32] = await Promise.all([createSHA256(), createMD5(), createBLAKE3(), createCRC32()]);
  const [autoV1, autoV3] = weightsFrom === undefined ? [] : await Promise.all([createSHA256(), createSHA256()]);
  for (const hasher of [sha256, md5, blake3, crc32, autoV1, autoV3]) hasher?.init();
  // The next part is being read while this one is hashed.
  const read = (at: number) => (at < file.size ? file.slice(at, at + Part).arrayBuffer() : undefined);
  let coming = read(0);
  for (let at = 0; at < file.size; at += Part) {
    if (cancelled()) throw new DOMException("cancelled", "AbortError");
    const bytes = new Uint8Array((await coming) ?? new ArrayBuffer(0));
    coming = read(at + Part);
    for (const hasher of [sha256, md5, blake3, crc32]) hasher.update(bytes);
    append(autoV1, bytes, AutoV1From - at, AutoV1To - at);
    append(autoV3, bytes, (weightsFrom ?? 0) - at, Infinity);
    progress(Math.min(at + Part, file.size));
  }
  const whole = sha256.digest();
  return {
    sha256: whole, md5: md5.digest(), blake3: blake3.digest(), crc32: crc32.digest(), autoV1: autoV1?.digest().slice(0, 8).toUpperCase() ?? null,
    autoV2: autoV1 ? whole.slice(0, 10).toUpperCase() : null, autoV3: autoV3?.digest().slice(0, 12).toUpperCase() ?? null,
  };
}

function append(hasher: IHasher | undefined, bytes: Uint8Array, from: number, to: number): void {
  const start = Math.min(Math.max(from, 0), bytes.length), end = Math.min(Math.max(to, start), bytes.length);
  if (end > start) hasher?.update(bytes.subarray(start, end));
}
