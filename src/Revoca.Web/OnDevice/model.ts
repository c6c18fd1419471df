import type { Json } from "./canonical";
import { digits, isObject, member, parse, text, unwrapped } from "./provenance/json";

/** What the header of a safetensors file says; the twin of SafetensorsMetadata.cs. */
export function readModel(header: string | undefined): { [key: string]: Json } {
  const notes = member(parse(header), "__metadata__"), architecture = text(member(notes, "modelspec.architecture"));
  return {
    baseModel: text(member(notes, "ss_base_model_version")) ?? architecture?.split("/")[0] ?? text(member(notes, "base_model", "baseModel")) ?? null,
    architecture: architecture ?? null, networkModule: text(member(notes, "ss_network_module")) ?? null, outputName: text(member(notes, "ss_output_name")) ?? null,
    title: text(member(notes, "modelspec.title", "name")) ?? null, sdModelName: text(member(notes, "ss_sd_model_name")) ?? null,
    created: text(member(notes, "modelspec.date")) ?? moment(text(member(notes, "ss_training_finished_at", "ss_training_started_at"))),
    triggerWords: words(notes), datasetDirs: folders(notes),
  };
}

function words(notes: Json | undefined): string[] {
  const phrase = text(member(notes, "modelspec.trigger_phrase", "ss_trigger_words")), found = phrase === undefined ? [] : [phrase], counts = new Map<string, number>();
  const frequency = unwrapped(member(notes, "ss_tag_frequency"));
  if (!isObject(frequency)) return found;
  for (const tags of Object.values(frequency))
    if (isObject(tags))
      for (const [tag, count] of Object.entries(tags)) if (typeof count === "number") counts.set(tag.trim(), (counts.get(tag.trim()) ?? 0) + count);
  const order = [...counts].filter(([tag]) => tag !== "").sort(([a, n], [b, m]) => m - n || (a < b ? -1 : a > b ? 1 : 0)).map(([tag]) => tag);
  return [...found, ...order.filter((tag) => !found.includes(tag)).slice(0, 50)];
}

function folders(notes: Json | undefined): string[] {
  const found: string[] = [];
  for (const name of ["ss_dataset_dirs", "ss_tag_frequency"]) {
    const map = unwrapped(member(notes, name));
    if (isObject(map)) for (const key of Object.keys(map).slice(0, 50)) if (!found.includes(key)) found.push(key);
  }
  return found;
}

function moment(seconds: string | undefined): string | null {
  const value = seconds !== undefined && (digits(seconds) ?? /^\s*[+-]?\d*\.?\d+(e[+-]?\d+)?\s*$/i.test(seconds)) ? Number(seconds) : NaN;
  return value > 0 && value < 1e11 ? new Date(Math.floor(value) * 1000).toISOString().replace(".000Z", "Z") : null;
}
