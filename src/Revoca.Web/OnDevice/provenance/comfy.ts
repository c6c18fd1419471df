import type { Json } from "../canonical";
import { filled, type Finding, type Lora } from "./finding";
import { digits, isObject, items, member, parse, text, unwrapped, whole } from "./json";
import type { Texts } from "./texts";

interface Node { id: string; type: string; title: string; values: Map<string, Json>; links: Map<string, string> }

const weights = /\.(safetensors|ckpt|pt|pth|gguf|sft|bin)$/i;
const loraName = /^lora(_?name)?(_?[0-9]{1,3})?$/i;
const textNames = ["text", "prompt", "positive_prompt", "text_g", "text_l", "t5xxl", "clip_l", "populated_text", "wildcard_text", "string", "value", "text1", "string_a"];
const modelNames = ["unet_name", "ckpt_name", "base_ckpt_name", "gguf_name", "diffusion_model", "model", "model_name"];
const widgetNames: Record<string, string[]> = {
  KSampler: ["seed", "control", "steps", "cfg", "sampler_name", "scheduler", "denoise"],
  KSamplerAdvanced: ["add_noise", "noise_seed", "control", "steps", "cfg", "sampler_name", "scheduler"],
  SamplerCustom: ["add_noise", "noise_seed", "control", "cfg"], RandomNoise: ["noise_seed", "control"], KSamplerSelect: ["sampler_name"],
  BasicScheduler: ["scheduler", "steps", "denoise"], CLIPTextEncode: ["text"], WanVideoTextEncode: ["positive_prompt", "negative_prompt"],
  WanVideoSampler: ["steps", "cfg", "shift", "seed", "control", "force_offload", "scheduler"], CheckpointLoaderSimple: ["ckpt_name"],
  UNETLoader: ["unet_name", "weight_dtype"], UnetLoaderGGUF: ["unet_name"], WanVideoModelLoader: ["model"], WanVideoLoraSelect: ["lora"],
  LoraLoader: ["lora_name"], LoraLoaderModelOnly: ["lora_name"], PrimitiveString: ["value"], PrimitiveStringMultiline: ["value"],
};

const has = (type: string, ...words: string[]) => words.some((word) => type.toLowerCase().includes(word));
const loadsModel = (type: string) =>
  has(type, "checkpoint", "unet", "diffusion", "modelloader") && !has(type, "vae", "clip", "upscale", "control", "lora", "detector", "sam", "ipadapter", "textencoder");

const idOf = (value: Json | undefined) => digits(value) ?? text(value);

function widgetName(type: string, position: number, widget: Json): string {
  const name = Object.hasOwn(widgetNames, type) ? widgetNames[type]![position] : undefined;
  if (name) return name;
  const value = text(widget);
  if (value && weights.test(value)) return has(type, "lora") ? "lora_" + position : loadsModel(type) ? "ckpt_name" : "widget" + position;
  return isObject(widget) && member(widget, "lora") !== undefined ? "lora_" + position : "widget" + position;
}

function executed(graph: Json | undefined): Node[] {
  const nodes: Node[] = [];
  for (const [id, body] of isObject(graph) ? Object.entries(graph).slice(0, 5000) : []) {
    const type = text(member(body, "class_type")), inputs = member(body, "inputs");
    if (!type || !isObject(inputs)) continue;
    const node: Node = { id, type, title: text(member(member(body, "_meta"), "title")) ?? "", values: new Map(), links: new Map() };
    for (const [name, value] of Object.entries(inputs)) {
      const from = Array.isArray(value) && value.length === 2 ? idOf(value[0]) : undefined;
      if (from !== undefined) node.links.set(name, from);
      else node.values.set(name, value);
    }
    nodes.push(node);
  }
  return nodes;
}

function drawn(workflow: Json | undefined): Node[] {
  const nodes: Node[] = [];
  for (const part of [workflow, ...items(member(member(workflow, "definitions"), "subgraphs")).slice(0, 100)]) {
    const sources = new Map<string, string>();
    for (const link of items(member(part, "links")).slice(0, 5000)) {
      const list = items(link), id = list.length > 1 ? idOf(list[0]) : digits(member(link, "id")), from = list.length > 1 ? idOf(list[1]) : digits(member(link, "origin_id"));
      if (id !== undefined && from !== undefined) sources.set(id, from);
    }
    for (const item of items(member(part, "nodes")).slice(0, 5000 - nodes.length)) {
      const type = text(member(item, "type")), id = idOf(member(item, "id")), mode = whole(member(item, "mode"));
      if (type && id !== undefined && mode !== 2 && mode !== 4) nodes.push(drawnNode(item, id, type, sources));
    }
  }
  return nodes;
}

function drawnNode(item: Json, id: string, type: string, sources: Map<string, string>): Node {
  const node: Node = { id, type, title: text(member(item, "title")) ?? "", values: new Map(), links: new Map() };
  for (const input of items(member(item, "inputs"))) {
    const name = text(member(input, "name")), link = digits(member(input, "link"));
    if (name && link !== undefined && sources.has(link)) node.links.set(name, sources.get(link)!);
  }
  const widgets = member(item, "widgets_values");
  if (isObject(widgets)) for (const [name, value] of Object.entries(widgets)) node.values.set(name, value);
  items(widgets).forEach((widget, position) => node.values.set(widgetName(type, position, widget), widget));
  return node;
}

class Graph {
  private readonly byId = new Map<string, Node>();

  constructor(private readonly nodes: Node[]) {
    for (const node of nodes) if (!this.byId.has(node.id)) this.byId.set(node.id, node);
  }

  read(): Finding {
    const { nodes } = this, positive = (word: string) => nodes.find((n) => n.links.has("positive") && has(n.type, word));
    const sampler = positive("sampler") ?? positive("guider") ?? positive("");
    const prompt = sampler && this.textOf(sampler, "positive", 0), negative = sampler && this.textOf(sampler, "negative", 0);
    const guider = nodes.find((n) => has(n.type, "guider") && n.links.has("conditioning"));
    return {
      tool: "ComfyUI",
      prompt: prompt ?? (guider && this.textOf(guider, "conditioning", 0)) ?? this.first("positive_prompt") ?? this.encoded(false),
      negativePrompt: negative ?? this.first("negative_prompt") ?? (prompt === undefined ? this.encoded(true) : undefined),
      seed: this.setting(digits, "seed", "noise_seed"), steps: this.setting(whole, "steps"), sampler: this.setting(text, "sampler_name", "sampler", "scheduler"),
      models: this.models(), loras: this.loras(),
    };
  }

  private models(): string[] {
    const models: string[] = [];
    for (const node of this.nodes)
      for (const name of modelNames) {
        const model = text(node.values.get(name));
        if (model && !models.includes(model) && (name === "unet_name" || name === "ckpt_name" || (weights.test(model) && loadsModel(node.type)))) models.push(model);
      }
    return models;
  }

  private loras(): Lora[] {
    const loras: Lora[] = [];
    for (const node of this.nodes)
      for (const [name, value] of node.values) {
        const lora = !loraName.test(name) ? undefined : isObject(value) ? (member(value, "on") === false ? undefined : text(member(value, "lora", "name"))) : text(value);
        if (lora && lora.toLowerCase() !== "none" && !loras.some((known) => known.name === lora) && loras.length < 100) loras.push({ name: lora, hash: null });
      }
    return loras;
  }

  private setting<T>(read: (value: Json | undefined) => T | undefined, ...names: string[]): T | undefined {
    for (const samplers of [true, false])
      for (const node of this.nodes.filter((n) => has(n.type, "sampler") === samplers))
        for (const name of names) {
          const found = read(node.values.get(name));
          if (found !== undefined) return found;
        }
    return undefined;
  }

  private first(name: string): string | undefined {
    return this.nodes.map((node) => text(node.values.get(name))).find((value) => value !== undefined);
  }

  private encoded(negative: boolean): string | undefined {
    return this.nodes.filter((n) => has(n.type, "textencode") && n.title.toLowerCase().includes("negative") === negative)
      .map((n) => this.textIn(n, 0)).find((value) => value !== undefined);
  }

  private textOf(node: Node, input: string, depth: number): string | undefined {
    const from = depth > 24 ? undefined : this.byId.get(node.links.get(input) ?? "\0");
    if (!from) return undefined;
    if (from.links.has(input)) return this.textOf(from, input, depth + 1);
    return text(from.values.get(input + "_prompt")) ?? this.textIn(from, depth + 1);
  }

  private textIn(node: Node, depth: number): string | undefined {
    if (depth > 24) return undefined;
    for (const name of textNames) {
      const own = text(node.values.get(name)) ?? (node.links.has(name) ? this.textOf(node, name, depth + 1) : undefined);
      if (own !== undefined) return own;
    }
    for (const name of node.links.keys()) {
      const fed = name.toLowerCase().startsWith("conditioning") ? this.textOf(node, name, depth + 1) : undefined;
      if (fed !== undefined) return fed;
    }
    return undefined;
  }
}

export function readComfy(texts: Texts): Finding | undefined {
  let prompt = parse(texts.first("prompt")), workflow = parse(texts.first("workflow"));
  for (const key of ["comment", "usercomment", "description", "parameters"]) {
    if (prompt !== undefined || workflow !== undefined) break;
    const json = parse(texts.first(key));
    if (!isObject(json)) continue;
    prompt = unwrapped(member(json, "prompt")) ?? (executed(json).length > 0 ? json : undefined);
    workflow = unwrapped(member(json, "workflow"));
  }
  const nodes = executed(prompt), sketch = drawn(workflow);
  if (nodes.length === 0 && sketch.length === 0) return undefined;
  const found = new Graph(nodes.length > 0 ? nodes : sketch).read();
  return nodes.length > 0 && sketch.length > 0 ? filled(found, new Graph(sketch).read()) : found;
}
