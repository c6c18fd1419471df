import type { Bytes } from "../bytes";
import type { Json } from "../canonical";
import type { Format } from "../format";
import { addresses, readA1111 } from "./a1111";
import { readComfy } from "./comfy";
import { filled, type Finding } from "./finding";
import { walkJpeg, walkPlain, walkPng, walkWebp } from "./pictures";
import { Texts } from "./texts";
import { readDrawThings, readFooocus, readInvokeAi, readNovelAi, readSwarmUi, readTensorArt, readWanGp, readWanName } from "./tools";
import { MatroskaWalker, Mp4Walker } from "./videos";

export async function walk(file: Bytes, format: Format): Promise<Texts> {
  const found = new Texts();
  if (format === "png") await walkPng(file, found);
  else if (format === "jpeg") await walkJpeg(file, found);
  else if (format === "webp") await walkWebp(file, found);
  else if (format === "gif" || format === "bmp") await walkPlain(file, found);
  else if (["mp4", "quicktime", "heic", "avif"].includes(format)) await new Mp4Walker(file, found).walk();
  else if (format === "webm" || format === "matroska") await new MatroskaWalker(file, found).walk();
  return found;
}

/** The `provenance` part of a claim. */
export function explain(texts: Texts, fileName: string): Json {
  const declared: Finding | undefined = texts.first("aisystemused") === undefined ? undefined
    : { tool: texts.first("aisystemused"), prompt: texts.first("aipromptinformation") };
  const all = [
    readInvokeAi(texts), readNovelAi(texts), readSwarmUi(texts), readFooocus(texts), readTensorArt(texts), readDrawThings(texts), readWanGp(texts), readComfy(texts), plain(texts), declared, readWanName(fileName),
  ];
  const found = all.filter((one) => one !== undefined).reduce((sum, next) => filled(sum, next), {} as Finding);
  const references = found.references?.length ? found.references : addresses(texts.all.map((entry) => entry.text));
  return {
    tool: found.tool ?? null, version: found.version ?? null, prompt: found.prompt ?? null, negativePrompt: found.negativePrompt ?? null, seed: seed(found.seed),
    steps: found.steps ?? null, sampler: found.sampler ?? null, models: found.models ?? [], modelHash: found.modelHash ?? null,
    loras: (found.loras ?? []).map((lora) => ({ ...lora })), references: references.map((page) => ({ ...page })), c2pa: texts.hasC2pa,
    digitalSourceType: texts.digitalSourceType, writer: texts.first("encoder") ?? texts.first("software") ?? null,
  };
}

// Beyond 2^53 a number would not survive JSON readers that keep doubles.
function seed(digits: string | undefined): Json {
  const number = Number(digits);
  return digits === undefined ? null : /^-?[0-9]+$/.test(digits) && Number.isSafeInteger(number) ? number : digits;
}

function plain(texts: Texts): Finding | undefined {
  for (const key of ["parameters", "usercomment", "comment", "description", "xpcomment"]) {
    const found = readA1111((texts.first(key) ?? "").replace(/\r\n|[\r\f\u0085\u2028\u2029]/g, "\n"));
    if (found) return found;
  }
  return undefined;
}
