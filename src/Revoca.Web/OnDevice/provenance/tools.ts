import type { Json } from "../canonical";
import { readA1111 } from "./a1111";
import type { Finding, Lora } from "./finding";
import { digits, items, member, parse, text, whole } from "./json";
import type { Texts } from "./texts";

const named = (name: string | undefined) => (name === undefined ? [] : [name]);
const loraList = (list: Json[], read: (item: Json) => Lora | undefined) => list.slice(0, 100).map(read).filter((lora) => lora !== undefined);

export function readInvokeAi(texts: Texts): Finding | undefined {
  const found = parse(texts.first("invokeai_metadata") ?? texts.first("sd-metadata"));
  if (found === undefined) return texts.first("invokeai_graph") === undefined ? undefined : { tool: "InvokeAI" };
  const image = member(found, "image") ?? found, model = member(found, "model");
  const name = (value: Json | undefined) => (typeof value === "string" ? text(value) : text(member(value, "name", "model_name", "key")));
  return {
    tool: "InvokeAI", version: text(member(found, "app_version")), prompt: text(member(image, "positive_prompt", "prompt")) ?? weighted(image),
    negativePrompt: text(member(image, "negative_prompt")), seed: digits(member(image, "seed")), steps: whole(member(image, "steps")),
    sampler: text(member(image, "scheduler", "sampler")), models: named(text(member(found, "model_weights")) ?? name(model)), modelHash: text(member(model, "hash")),
    loras: loraList(items(member(found, "loras")), (item) => {
      const lora = member(item, "model", "lora") ?? item, own = name(lora);
      return own === undefined ? undefined : { name: own, hash: text(member(lora, "hash")) ?? null };
    }),
  };
}

// Before its third version: parts of the prompt, each with a weight.
const weighted = (image: Json) => items(member(image, "prompt")).slice(0, 100).map((part) => text(member(part, "prompt"))).filter((part) => part !== undefined).join(" ") || undefined;

export function readDrawThings(texts: Texts): Finding | undefined {
  if (!texts.first("software")?.toLowerCase().includes("draw things")) return undefined;
  const json = parse(texts.first("usercomment"));
  return {
    tool: "Draw Things", prompt: text(member(json, "c")), negativePrompt: text(member(json, "uc")), seed: digits(member(json, "seed")), steps: whole(member(json, "steps")),
    sampler: text(member(json, "sampler")), models: named(text(member(json, "model"))), loras: mentions(items(member(json, "lora")).map((lora) => text(member(lora, "model")))),
  };
}

/** A program for videos of Wan and others on one's own machine. */
export function readWanGp(texts: Texts): Finding | undefined {
  for (const key of ["comment", "usercomment", "description"]) {
    const json = parse(texts.first(key)), type = text(member(json, "type"));
    if (!type?.startsWith("WanGP")) continue;
    return {
      tool: "WanGP", version: /^WanGP v([0-9.]{1,12})/.exec(type)?.[1], prompt: text(member(json, "prompt")), negativePrompt: text(member(json, "negative_prompt")),
      seed: digits(member(json, "seed")), steps: whole(member(json, "num_inference_steps")), sampler: text(member(json, "sample_solver")),
      models: named(text(member(json, "model_filename", "model_type"))), loras: mentions(items(member(json, "activated_loras")).map(text)),
    };
  }
  return undefined;
}

const mentions = (names: (string | undefined)[]): Lora[] => names.slice(0, 100).filter((name) => name !== undefined).map((name) => ({ name, hash: null }));

export function readNovelAi(texts: Texts): Finding | undefined {
  if (!["software", "title", "source"].some((key) => texts.first(key)?.toLowerCase().includes("novelai"))) return undefined;
  const json = parse(texts.first("comment") ?? texts.first("usercomment"));
  return {
    tool: "NovelAI", prompt: text(member(json, "prompt")) ?? texts.first("description"), negativePrompt: text(member(json, "uc")), seed: digits(member(json, "seed")),
    steps: whole(member(json, "steps")), sampler: text(member(json, "sampler")), models: named(texts.first("source")),
  };
}

export function readSwarmUi(texts: Texts): Finding | undefined {
  for (const entry of texts.all) {
    const json = entry.text.includes("sui_image_params") ? parse(entry.text) : undefined, found = member(json, "sui_image_params");
    if (found !== undefined) return swarm(found, json);
  }
  const own = parse(texts.first("sui_image_params"));
  return own === undefined ? undefined : swarm(own, own);
}

function swarm(found: Json, all: Json | undefined): Finding {
  const hashes = items(member(all, "sui_models")).slice(0, 100), list = member(found, "loras"), model = text(member(found, "model"));
  const names = typeof list === "string" ? list.split(",").map((s) => s.trim()).filter(Boolean) : items(list).map(text).filter((s) => s !== undefined);
  const hashOf = (name: string) => text(member(hashes.find((item) => text(member(item, "name"))?.toLowerCase().startsWith(name.toLowerCase())), "hash"));
  return {
    tool: "SwarmUI", version: text(member(found, "swarm_version")), prompt: text(member(found, "prompt")),
    negativePrompt: text(member(found, "negativeprompt", "negative_prompt")), seed: digits(member(found, "seed")), steps: whole(member(found, "steps")),
    sampler: text(member(found, "sampler", "comfyuisampler")), models: named(model), modelHash: model === undefined ? undefined : hashOf(model),
    loras: names.slice(0, 100).map((name) => ({ name, hash: hashOf(name) ?? null })),
  };
}

export function readFooocus(texts: Texts): Finding | undefined {
  const scheme = texts.first("fooocus_scheme"), written = texts.first("parameters") ?? texts.first("usercomment") ?? texts.first("comment");
  if (written === undefined) return scheme === undefined ? undefined : { tool: "Fooocus" };
  const found = parse(written), version = text(member(found, "version"));
  if (scheme === undefined && !version?.toLowerCase().includes("fooocus")) return undefined;
  if (found === undefined) return { ...readA1111(written), tool: "Fooocus" };
  return {
    tool: "Fooocus", version, prompt: text(member(found, "prompt", "full_prompt")), negativePrompt: text(member(found, "negative_prompt")),
    seed: digits(member(found, "seed")), steps: whole(member(found, "steps")), sampler: text(member(found, "sampler")), models: named(text(member(found, "base_model"))),
    modelHash: text(member(found, "base_model_hash")),
    loras: loraList(items(member(found, "loras")), (item) => {
      const parts = items(item), name = parts.length > 0 ? text(parts[0]) : text(member(item, "name"));
      return name === undefined ? undefined : { name, hash: (parts.length > 2 ? text(parts[2]) : text(member(item, "hash"))) ?? null };
    }),
  };
}

export function readTensorArt(texts: Texts): Finding | undefined {
  const found = parse(texts.first("generation_data"));
  if (found === undefined) return undefined;
  const name = (model: Json | undefined) => text(member(model, "modelFileName", "label", "name", "modelId"));
  const models = items(member(found, "models")).slice(0, 100), isLora = (model: Json) => text(member(model, "type"))?.toUpperCase().includes("LORA") === true;
  const base = member(found, "baseModel");
  return {
    tool: "Tensor.Art", prompt: text(member(found, "prompt")), negativePrompt: text(member(found, "negativePrompt")), seed: digits(member(found, "seed")),
    steps: whole(member(found, "steps")), sampler: text(member(found, "samplerName", "sampler")),
    models: named(base !== undefined ? name(base) : models.filter((m) => !isLora(m)).map(name).find((s) => s !== undefined)), modelHash: text(member(base, "hash")),
    loras: loraList(models.filter(isLora), (lora) => (name(lora) === undefined ? undefined : { name: name(lora)!, hash: text(member(lora, "hash")) ?? null })),
  };
}

const wan =
  /^(t2v|t2i|i2v|flf2v|vace|ti2v|s2v|animate)-(A?[0-9]{1,2}(?:\.[0-9])?B)_[0-9]{2,5}[*x×_-][0-9]{2,5}_[0-9]{1,3}_[0-9]{1,3}_(.*)_([0-9]{8})_([0-9]{6})(?: ?\([0-9]{1,3}\))?\.(?:mp4|png)$/is;

/** Wan's own command line writes no metadata; the name it chooses is the evidence. */
export function readWanName(fileName: string): Finding | undefined {
  const m = wan.exec(fileName);
  if (!m || !isMoment(m[4]!, m[5]!)) return undefined;
  const task = m[1]!.toLowerCase(), size = m[2]!.toUpperCase(), version = size.startsWith("A") || ["ti2v", "s2v", "animate"].includes(task) ? "2.2" : "2.1";
  return { tool: "Wan " + version, version, prompt: m[3]!.replaceAll("_", " ").trim() || undefined, models: [`Wan${version}-${task.toUpperCase()}-${size}`] };
}

function isMoment(day: string, time: string): boolean {
  const [y, mo, d, h, mi, s] = [day.slice(0, 4), day.slice(4, 6), day.slice(6), time.slice(0, 2), time.slice(2, 4), time.slice(4)];
  const moment = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  return !isNaN(moment.getTime()) && moment.getUTCDate() === Number(d) && Number(h) < 24;
}
