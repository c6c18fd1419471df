import { Bytes } from "./bytes";
import { canonical, type Json } from "./canonical";
import { digest } from "./digests";
import { kind, mime, recognise, weightsFrom, type Format } from "./format";
import { readModel } from "./model";
import { hashPicture, type PictureHashes, type Rows } from "./pdq/picture";
import { openByBrowser } from "./picture/browser";
import { openPng } from "./picture/png";
import { explain, walk } from "./provenance/reader";
import type { Texts } from "./provenance/texts";

export interface Watch { progress(done: number, total: number): void; cancelled(): boolean; base?(line: string): void }

/** What one file is, as one line of canonical JSON, equal to what `fingerprint FILE` prints; plus what only a browser can add. */
export async function claimOf(blob: Blob, name: string, watch: Watch, extra?: (blob: Blob, format: Format, c2pa: boolean, watch: Watch) => Promise<{ [key: string]: Json }>): Promise<string> {
  const file = new Bytes(blob), format = await recognise(file), texts = await walk(file, format);
  const from = format === "safetensors" ? weightsFrom((await file.block(0, 8)) ?? new Uint8Array(), blob.size) : undefined;
  // A video is gone through twice: for its digests, then for its frames.
  const rounds = kind(format) === "video" && extra ? 2 : 1;
  const digests = await digest(blob, from, (done) => watch.progress(done, rounds * blob.size), watch.cancelled);
  const second: Watch = { progress: (done, total) => watch.progress(total + done, 2 * total), cancelled: watch.cancelled };
  const { autoV1, autoV2, autoV3, ...hashes } = digests;
  const claim: { [key: string]: Json } = {
    file: { name, size: blob.size, mime: mime(format), ...hashes }, kind: kind(format), pdq: null, dims: texts.dimensions && { ...texts.dimensions },
    provenance: explain(texts, name), model: null,
  };
  if (from !== undefined) {
    const header = await file.block(8, from - 8);
    claim["model"] = { ...readModel(header && new TextDecoder("utf-8", { ignoreBOM: true }).decode(header)), autoV1, autoV2, autoV3 };
  }
  let rows: Rows | undefined;
  try {
    rows = await open(blob, file, format, texts);
    if (watch.cancelled()) throw new DOMException("cancelled", "AbortError");
    if (rows) [claim["pdq"], claim["dims"]] = [pdq(await hashPicture(rows)), { width: rows.width, height: rows.height }];
  } catch (broken) {
    claim["error"] = broken instanceof Error ? broken.message : String(broken);
  } finally {
    rows?.close?.();
  }
  if (!extra) return canonical(claim);
  watch.base?.(canonical(claim));
  return canonical({ ...claim, ...(await extra(blob, format, texts.hasC2pa, second)) });
}

async function open(blob: Blob, file: Bytes, format: Format, { dimensions }: Texts): Promise<Rows | undefined> {
  if (format === "png") return openPng(blob, file);
  return ["jpeg", "webp", "gif", "bmp"].includes(format) ? openByBrowser(blob, file, mime(format), dimensions) : undefined;
}

const pdq = (found: PictureHashes): Json =>
  ({ profile: "full", hash: found.full.hash, quality: found.full.quality, dihedral: found.full.dihedral, n512: found.n512, trim: found.trim });
