/** A bounded view into a file: every read says whether it fitted. Files stay where they are; slices are read as needed. */
export const TextCap = 16 << 20;

export class Bytes {
  readonly length: number;
  private head: Uint8Array = new Uint8Array();
  private headAt = 0;

  constructor(private readonly blob: Blob) {
    this.length = blob.size;
  }

  async block(offset: number, length: number): Promise<Uint8Array | undefined> {
    if (!(length >= 0 && length <= TextCap && offset >= 0 && length <= this.length - offset)) return undefined;
    if (length > 64 << 10) return this.read(offset, length);
    if (offset < this.headAt || offset + length > this.headAt + this.head.length) {
      this.head = await this.read(offset, Math.min(64 << 10, this.length - offset));
      this.headAt = offset;
    }
    return this.head.slice(offset - this.headAt, offset - this.headAt + length);
  }

  private async read(offset: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(await this.blob.slice(offset, offset + length).arrayBuffer());
  }
}

export const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}

export const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  bytes.length >= at + text.length && [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));

export function utf8OrLatin1(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

export function utf16(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  let even = 0, odd = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  return new TextDecoder(even > odd ? "utf-16be" : "utf-16le", { ignoreBOM: true }).decode(bytes);
}

export function exifComment(bytes: Uint8Array): string {
  if (startsWith(bytes, "UNICODE\0")) return utf16(bytes.subarray(8));
  if (startsWith(bytes, "ASCII\0\0\0") || startsWith(bytes, "JIS\0\0\0\0\0") || startsWith(bytes, "\0".repeat(8))) return utf8OrLatin1(bytes.subarray(8));
  return utf8OrLatin1(bytes);
}
