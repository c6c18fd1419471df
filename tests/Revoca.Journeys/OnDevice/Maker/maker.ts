// Runs in the test's browser alone: makes videos and signed pictures there, since no encoder and no signer is installed beside it.
import { initSync, WasmBuilder } from "@contentauth/c2pa-wasm";
import packed from "c2pa.wasm.gz";
import { hashPicture } from "../../../../src/Revoca.Web/OnDevice/pdq/picture";
import { BufferTarget, CanvasSource, Mp4OutputFormat, Output, WebMOutputFormat, type VideoCodec } from "mediabunny";

// Signing reads files at once, which only a worker may: the page starts this very script again as one.
if (typeof document === "undefined")
  self.onmessage = ({ data }: MessageEvent<[string, string, string[], string, string?]>) =>
    signed(...data).then((made) => self.postMessage({ made }), (broken) => self.postMessage({ broken: String(broken) }));

/** A picture with a manifest that says a model made it; with a parent, one that says the parent was opened and nothing else. */
export const sign = (...asked: [string, string, string[], string, string?]): Promise<string> => new Promise((resolve, reject) => {
  const worker = new Worker(import.meta.url, { type: "module" });
  worker.onmessage = ({ data }) => (data.made ? resolve(data.made) : reject(new Error(data.broken)));
  worker.postMessage(asked);
});

/** Milliseconds of the fingerprint of a picture, its pixels given: both profiles, eight turns. The best of three. */
export const pdq = (width: number, height: number): Promise<number> => best(async () => {
  const strip = Uint8Array.from({ length: width * 64 * 4 }, (_, i) => (i * 37) ^ (i >> 7) ^ (i % 251));
  return () => hashPicture({ width, height, read: async (sink) => {
    for (let y = 0; y < height; y++) sink(strip, (y % 64) * width * 4);
  } });
});

async function best(prepare: () => Promise<() => Promise<unknown>>): Promise<number> {
  const work = await prepare(), times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return Math.min(...times);
}

/** A video of moving shapes: so many seconds at ten frames a second. */
export async function video(codec: VideoCodec, seconds: number, width = 320, height = 240, bitrate = 900_000): Promise<string | null> {
  const canvas = new OffscreenCanvas(width, height), pen = canvas.getContext("2d")!;
  const output = new Output({ format: codec === "avc" ? new Mp4OutputFormat() : new WebMOutputFormat(), target: new BufferTarget() });
  const source = new CanvasSource(canvas, { codec, bitrate });
  output.addVideoTrack(source);
  try {
    await output.start();
    for (let i = 0; i < seconds * 10; i++) {
      draw(pen, i / 10, width, height);
      await source.add(i / 10, 0.1);
    }
    await output.finalize();
  } catch (broken) {
    console.info("no encoder for " + codec + ": " + String(broken));
    return null;
  }
  return base64(new Uint8Array(output.target.buffer!));
}

// Every second another scene, so that frames can be told apart.
function draw(pen: OffscreenCanvasRenderingContext2D, at: number, width: number, height: number): void {
  const scene = Math.floor(at), sky = pen.createLinearGradient(0, 0, width, height * ((scene % 3) + 1));
  sky.addColorStop(0, `hsl(${scene * 77} 60% 30%)`);
  sky.addColorStop(1, `hsl(${scene * 131} 70% 75%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  for (let i = 0; i < 9; i++) {
    pen.fillStyle = `hsl(${scene * 53 + i * 40} 80% ${20 + ((i * 29 + scene * 17) % 70)}%)`;
    pen.beginPath();
    pen.ellipse(((i * 97 + scene * 61) % 100) * (width / 100), ((i * 57 + scene * 83) % 100) * (height / 100), width / (5 + (i % 4)), height / (4 + ((i + scene) % 5)), i, 0, 7);
    pen.fill();
  }
}

async function signed(picture: string, type: string, chain: string[], key: string, parent?: string): Promise<string> {
  initSync({ module: await WebAssembly.compile(await new Response(new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()) });
  const secret = await crypto.subtle.importKey("pkcs8", bytes(key), { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const action = { action: "c2pa.created", digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia" };
  const builder = WasmBuilder.fromJson(JSON.stringify({
    claim_generator_info: [{ name: "Invented Generator", version: "1.0" }], format: type, title: "picture",
    ...(parent ? {} : { assertions: [{ label: "c2pa.actions", data: { actions: [action] } }] }),
  }), JSON.stringify({ verify: { verify_after_sign: false } }));
  if (parent) {
    builder.setIntent("edit");
    await builder.addIngredientFromBlob(JSON.stringify({ title: "parent", format: type, relationship: "parentOf" }), type, new Blob([bytes(parent)], { type }));
  }
  const reserveSize = 12_000;
  const out = await builder.sign({ reserveSize, alg: "es256", sign: (data: Uint8Array<ArrayBuffer>) => cose(data, chain.map(bytes), secret, reserveSize) }, type, new Blob([bytes(picture)], { type }));
  return base64(out);
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

function base64(data: Uint8Array): string {
  let text = "";
  for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
  return btoa(text);
}

// COSE_Sign1 by hand: a protected header with the algorithm and the chain, the payload left out, zeros up to the room kept for it.
async function cose(payload: Uint8Array, chain: Uint8Array[], key: CryptoKey, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const header = map([[[0x01], [0x26]], [head(0, 33), chain.length === 1 ? string(chain[0]!) : [...head(4, chain.length), ...chain.flatMap((one) => string(one))]]]);
  const asked = new Uint8Array([...head(4, 4), ...words("Signature1"), ...string(header), ...string([]), ...string(payload)]);
  const signature = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, asked));
  const whole = (pad: number) => [0xd2, ...head(4, 4), ...string(header), ...map([[words("pad"), string(new Uint8Array(pad))]]), 0xf6, ...string(signature)];
  let pad = size - whole(300).length + 300;
  while (whole(pad).length > size) pad--;
  return new Uint8Array(whole(pad));
}

const map = (members: [number[], number[]][]) => [...head(5, members.length), ...members.flat(2)];

const string = (data: ArrayLike<number>) => [...head(2, data.length), ...Array.from(data)];

const words = (text: string) => [...head(3, text.length), ...new TextEncoder().encode(text)];

function head(type: number, length: number): number[] {
  if (length < 24) return [(type << 5) | length];
  if (length < 256) return [(type << 5) | 24, length];
  return length < 65_536 ? [(type << 5) | 25, length >> 8, length & 255] : [(type << 5) | 26, 0, (length >> 16) & 255, (length >> 8) & 255, length & 255];
}
