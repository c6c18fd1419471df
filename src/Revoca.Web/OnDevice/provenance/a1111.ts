import type { Finding, Lora, Reference } from "./finding";
import { digits, isObject, items, member, parse, text } from "./json";

const negativeMark = "Negative prompt:";

/** Prompt, negative prompt, one line of settings; undefined when the text has no such line. */
export function readA1111(whole: string): Finding | undefined {
  const line = whole.lastIndexOf("\nSteps: "), start = line >= 0 ? line + 1 : whole.startsWith("Steps: ") ? 0 : -1;
  if (start < 0) return undefined;
  const settings = readSettings(whole.slice(start));
  if (!settings.has("Seed") && !settings.has("Sampler") && !settings.has("Model")) return undefined;
  const words = whole.slice(0, start).trim();
  const cut = words.startsWith(negativeMark) ? 0 : words.indexOf("\n" + negativeMark);
  const prompt = cut < 0 ? words : words.slice(0, cut).trim();
  const negative = cut < 0 ? "" : words.slice(words.indexOf(negativeMark, cut) + negativeMark.length).trim();
  const references = readResources(settings.get("Civitai resources")), models: string[] = [], loras = lorasOf(prompt, settings);
  const value = (name: string) => settings.get(name) || undefined;
  if (value("Model")) models.push(value("Model")!);
  for (const reference of references) addReference(reference, models, loras);
  return {
    tool: toolOf(settings, references.length > 0), version: value("Version"), prompt: prompt || undefined, negativePrompt: negative || undefined,
    seed: value("Seed"), steps: /^\s*[+-]?\d{1,9}\s*$/.test(value("Steps") ?? "") ? Number(value("Steps")) : undefined, sampler: value("Sampler"), models,
    modelHash: value("Model hash"), loras, references,
  };
}

function addReference(reference: Reference, models: string[], loras: Lora[]): void {
  const name = reference.name ?? reference.air;
  if (name === null) return;
  if (["lora", "lycoris", "locon", "dora"].includes(reference.type ?? "")) {
    if (!loras.some((lora) => lora.name === name)) loras.push({ name, hash: null });
  } else if (["checkpoint", "model"].includes(reference.type ?? "") && !models.includes(name)) models.push(name);
}

function lorasOf(prompt: string, settings: Map<string, string>): Lora[] {
  const hashes = new Map<string, string | null>(), add = (name: string, hash: string | null) => hashes.has(name) || hashes.set(name, hash);
  for (const m of (settings.get("Lora hashes") ?? "").matchAll(/([^:,"]+): ?([0-9A-Fa-f]{8,64})/g)) add(m[1]!.trim(), m[2]!);
  const all = parse(settings.get("Hashes"));
  if (isObject(all)) for (const key of Object.keys(all)) if (key.toLowerCase().startsWith("lora:")) add(key.slice(5), text(all[key]) ?? null);
  for (const m of prompt.slice(0, 1 << 20).matchAll(/<(?:lora|lyco):([^:<>]+)(?::[^<>]*)?>/gi)) add(m[1]!, null);
  return [...hashes].slice(0, 100).map(([name, hash]) => ({ name, hash }));
}

function toolOf(settings: Map<string, string>, civitai: boolean): string {
  const version = (settings.get("Version") ?? "").toLowerCase();
  if (civitai) return "Civitai";
  if (version.includes("comfyui")) return "ComfyUI";
  if (version.includes("fooocus")) return "Fooocus";
  if (version.includes("reforge")) return "reForge";
  if ((settings.get("App") ?? "").toLowerCase().includes("sd.next") || settings.has("Pipeline") || settings.has("Operations")) return "SD.Next";
  return /^(f[0-9]|neo|forge)/.test(version) ? "Forge" : "A1111";
}

function readSettings(line: string): Map<string, string> {
  const settings = new Map<string, string>(), trim = (name: string) => name.replace(/^[ ,\n\r]+|[ ,\n\r]+$/g, "");
  let at = 0;
  while (at < line.length && settings.size < 500) {
    const colon = line.indexOf(":", at);
    if (colon < 0) break;
    const name = trim(line.slice(at, colon));
    at = colon + 1;
    while (line[at] === " ") at++;
    const [value, next] = readValue(line, at);
    if (!settings.has(name)) settings.set(name, value);
    at = end(line, next) + 1;
  }
  return settings;
}

function end(line: string, at: number): number {
  while (at < line.length && line[at] !== "," && line[at] !== "\n") at++;
  return at;
}

function readValue(line: string, at: number): [string, number] {
  if (line[at] === '"') {
    let value = "";
    for (at++; at < line.length && line[at] !== '"'; at++) {
      if (line[at] === "\\" && at + 1 < line.length) at++;
      value += line[at];
    }
    return [value, Math.min(at + 1, line.length)];
  }
  if (line[at] !== "{" && line[at] !== "[") return [line.slice(at, end(line, at)).trim(), end(line, at)];
  const start = at;
  let depth = 0, inText = false;
  for (; at < line.length; at++) {
    const c = line[at]!;
    if (inText && c === "\\") at++;
    else if (c === '"') inText = !inText;
    else if (!inText && (c === "{" || c === "[")) depth++;
    else if (!inText && (c === "}" || c === "]") && --depth === 0) break;
  }
  at = Math.min(at + 1, line.length);
  return [line.slice(start, at), at];
}

function readResources(json: string | undefined): Reference[] {
  return items(parse(json)).slice(0, 50).map((item) => ({
    type: text(member(item, "type"))?.toLowerCase() ?? null, name: text(member(item, "modelName")) ?? null,
    versionId: digits(member(item, "modelVersionId")) ?? null, air: text(member(item, "air")) ?? null,
  }));
}

/** Addresses of the shape urn:air:{ecosystem}:{type}:{source}:{id}@{version}. */
export function addresses(texts: string[]): Reference[] {
  const found: Reference[] = [];
  for (const whole of texts)
    for (const m of whole.slice(0, 1 << 20).matchAll(/urn:air:[a-z0-9]{1,32}:([a-z]{1,32}):[a-z]{1,32}:[A-Za-z0-9_-]{1,64}(?:@([A-Za-z0-9_.-]{1,64}))?/g))
      if (found.length < 50 && !found.some((known) => known.air === m[0])) found.push({ type: m[1]!, name: null, versionId: m[2] ?? null, air: m[0] });
  return found;
}
