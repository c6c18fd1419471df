// Bundles the on-device part into the folder given; called by the build. Tests name a script of their own to bundle in the same way.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

// The checker of signed manifests is eight megabytes of WebAssembly. Packed into a script it needs no request of its own, and a third of the room.
const packed = {
  name: "packed-wasm",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^c2pa\.wasm\.gz$/ }, () => ({ path: createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm"), namespace: "packed" }));
    onLoad({ filter: /.*/, namespace: "packed" }, async ({ path }) => ({ contents: gzipSync(await readFile(path), { level: 9 }), loader: "binary" }));
  },
};

const [folder, ...others] = process.argv.slice(2);
await build({
  entryPoints: others.length > 0 ? others : ["OnDevice/page.ts", "OnDevice/worker.ts"], outdir: folder, nodePaths: ["../node_modules"], bundle: true, format: "esm", splitting: true, minify: true,
  target: "es2022", chunkNames: "part-[hash]", logLevel: "warning", plugins: [packed],
});
