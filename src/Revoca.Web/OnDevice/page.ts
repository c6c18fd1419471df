import type { Answer, Ask } from "./worker";

// Enhances a section the server wrote: files are chosen here, but the field that is posted is the text of the claims alone. The file field
// has no name, so even a form sent without this script cannot carry a file.
interface Words { progress: string; cancel: string; remove: string; failed: string; ready: string; hint: string; video: string }

interface Claim { file: { mime: string }; kind: string; vpdq?: { frames: unknown[] } }

interface Row { element: HTMLElement; state: HTMLElement; bar: HTMLProgressElement; text: HTMLElement; button: HTMLButtonElement; line?: string }

const started = new WeakMap<HTMLElement, () => void>();

for (const section of document.querySelectorAll<HTMLElement>("[data-on-device]")) start(section);

/** The text of the chosen section as bytes: what the desk takes over. */
export const claimsOf = (section: HTMLElement): Uint8Array =>
  new TextEncoder().encode(section.querySelector<HTMLTextAreaElement>('[data-part="claims"]')?.value ?? "");

/** Empties a section after its text was taken over. */
export const clear = (section: HTMLElement): void => started.get(section)?.();

/** Once for each section; the desk calls it for sections that came later. */
export function start(section: HTMLElement): void {
  if (started.has(section)) return;
  const find = <T extends Element>(name: string) => section.querySelector<T>(`[data-part="${name}"]`);
  const files = find<HTMLInputElement>("files"), list = find<HTMLElement>("list"), claims = find<HTMLTextAreaElement>("claims"), drop = find<HTMLElement>("drop");
  const words = JSON.parse(section.dataset["words"] ?? "{}") as Words;
  if (!files || !list || !claims || typeof Worker !== "function" || typeof OffscreenCanvas !== "function") return;
  section.hidden = false;
  const rows = new Map<number, Row>();
  started.set(section, () => {
    for (const row of rows.values()) row.button.click();
  });
  let worker: Worker | undefined, next = 0;

  const keep = () => (claims.value = [...rows.values()].flatMap((row) => row.line ?? []).join("\n"));

  const answered = ({ data }: MessageEvent<Answer>) => {
    const row = rows.get(data.id);
    if (!row) return;
    if (data.total !== undefined) row.bar.value = (data.done ?? 0) / Math.max(data.total, 1);
    if (data.failed !== undefined) finish(row, words.failed);
    if (data.line === undefined) return;
    row.line = data.line;
    const claim = JSON.parse(data.line) as Claim;
    row.text.textContent = JSON.stringify(claim, null, 2);
    finish(row, told(claim, words));
    keep();
  };

  const finish = (row: Row, state: string) => {
    row.state.textContent = state;
    row.bar.hidden = true;
    row.button.textContent = words.remove;
  };

  const add = (file: File) => {
    worker ??= new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = answered;
    const id = next++, row = draw(file.name, words, () => {
      worker?.postMessage({ cancel: id });
      rows.delete(id);
      row.element.remove();
      keep();
    });
    rows.set(id, row);
    list.append(row.element);
    worker.postMessage({ id, file } satisfies Ask);
  };

  files.addEventListener("change", () => {
    for (const file of files.files ?? []) add(file);
    files.value = "";
  });
  drop?.addEventListener("dragover", (event) => event.preventDefault());
  drop?.addEventListener("drop", (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer?.files ?? []) add(file);
  });
}

// Digests alone find only the very same file: she is told so, in words that ask for nothing.
function told({ file, kind, vpdq }: Claim, words: Words): string {
  if (["image/heic", "image/avif"].includes(file.mime)) return words.hint;
  return kind === "video" && !vpdq?.frames.length ? words.video : words.ready;
}

function draw(name: string, words: Words, remove: () => void): Row {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text = "") => Object.assign(document.createElement(tag), { textContent: text });
  const element = make("li"), title = make("span", name), state = make("span", words.progress), bar = make("progress");
  const details = make("details"), text = make("pre"), button = make("button", words.cancel);
  state.setAttribute("role", "status");
  bar.max = 1;
  bar.setAttribute("aria-label", name);
  button.type = "button";
  button.addEventListener("click", remove);
  details.append(make("summary", "JSON"), text);
  element.append(title, " ", state, " ", bar, " ", button, details);
  return { element, state, bar, text, button };
}
