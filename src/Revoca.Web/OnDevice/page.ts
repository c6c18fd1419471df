import { Row, type Words } from "./rows";
import { Work } from "./work";

// Enhances a section the server wrote: files are chosen here, but the field that is posted is the text of the claims alone. The file field
// has no name, so even a form sent without this script cannot carry a file.
const started = new WeakMap<HTMLElement, () => void>();

// Two minutes without a word: longer than the checker of manifests takes to load over a slow line.
const Patience = 120_000;

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
  const work = new Work(rows, Number(section.dataset["patience"] ?? Patience), () => (claims.value = [...rows.values()].flatMap((row) => row.line ?? []).join("\n")));
  started.set(section, () => {
    for (const row of [...rows.values()]) row.button.click();
  });
  let next = 0;

  const add = (file: File) => {
    const id = next++;
    const row = new Row(file, words, () => {
      row.element.remove();
      work.cancel(id);
    });
    list.append(row.element);
    work.add(id, row);
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
