declare module "c2pa.wasm.gz" {
  const bytes: Uint8Array;
  export default bytes;
}
