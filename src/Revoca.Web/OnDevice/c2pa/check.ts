import { initSync, WasmReader } from "@contentauth/c2pa-wasm";
import packed from "c2pa.wasm.gz";
import type { Json } from "../canonical";
import { isObject, items, member, text } from "../provenance/json";

// Nothing is asked for over the network: no list of trusted signers, no revocation, no manifest kept elsewhere.
const settings = JSON.stringify({ verify: { remote_manifest_fetch: false, ocsp_fetch: false } });
const MostManifests = 200, Ai = "trainedAlgorithmicMedia";
let ready: Promise<void> | undefined;

/** What the signed manifest of a file says, and whether the signature holds for this very file. */
export async function checkC2pa(blob: Blob, mime: string): Promise<Json> {
  await (ready ??= start());
  let reader: WasmReader | undefined;
  try {
    reader = await WasmReader.fromBlob(mime, blob, settings);
    return summary(JSON.parse(reader.json()) as Json);
  } catch (broken) {
    return { state: "unreadable", issuer: null, generator: null, digitalSourceType: null, faults: [cut(String(broken))] };
  } finally {
    reader?.free();
  }
}

// The module comes packed inside a script: the page's policy lets scripts in and no other request out.
async function start(): Promise<void> {
  const bytes = await new Response(new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  initSync({ module: await WebAssembly.compile(bytes) });
}

function summary(store: Json): Json {
  const manifests = member(store, "manifests"), chain = lineage(manifests, text(member(store, "active_manifest"))), active = chain[0];
  const sources = chain.flatMap(sourceTypes), maker = items(member(active, "claim_generator_info"))[0];
  const state = (text(member(store, "validation_state")) ?? "invalid").toLowerCase();
  return {
    state: ["trusted", "valid", "invalid"].includes(state) ? state : "invalid",
    issuer: known(member(member(active, "signature_info"), "issuer")), generator: known(member(maker, "name")) ?? known(member(active, "claim_generator")),
    digitalSourceType: sources.find((source) => source.endsWith(Ai)) ?? sources[0] ?? null,
    faults: [...new Set(items(member(store, "validation_status")).map((status) => text(member(status, "code")) ?? "").filter((code) => code !== ""))].slice(0, 100).map(cut),
  };
}

/** The active manifest and those of its ingredients, each once: a picture made by a model and then edited says so in an ingredient. */
function lineage(manifests: Json | undefined, label: string | undefined): Json[] {
  const waiting = [label], seen = new Set<string>(), found: Json[] = [];
  while (waiting.length > 0 && found.length < MostManifests) {
    const next = waiting.shift();
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    const manifest = isObject(manifests) ? manifests[next] : undefined;
    if (!manifest) continue;
    found.push(manifest);
    for (const ingredient of items(member(manifest, "ingredients"))) waiting.push(text(member(ingredient, "active_manifest")));
  }
  return found;
}

function sourceTypes(manifest: Json): string[] {
  const actions = items(member(manifest, "assertions")).filter((assertion) => text(member(assertion, "label"))?.startsWith("c2pa.actions"))
    .flatMap((assertion) => items(member(member(assertion, "data"), "actions")));
  return actions.map((action) => known(member(action, "digitalSourceType"))).filter((source) => source !== null);
}

const cut = (words: string) => words.slice(0, 400);

const known = (value: Json | undefined) => {
  const words = text(value);
  return words === undefined || words === "" ? null : words.slice(0, 4_000);
};
