export interface Words { progress: string; cancel: string; remove: string; failed: string; ready: string; hint: string; picture: string; video: string }

interface Claim { file: { mime: string }; kind: string; error?: string; vpdq?: { frames: unknown[] } }

/** One chosen file on the page: what is shown of it, and its line once there is one. */
export class Row {
  readonly element: HTMLElement;
  /** The claim as it is sent; undefined until it is there. */
  line: string | undefined;
  /** The same without what only a browser can add: taken when that part never ends. */
  base: string | undefined;
  settled = false;
  heard = 0;
  private readonly state: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly text: HTMLElement;
  readonly button: HTMLButtonElement;

  constructor(readonly file: File, private readonly words: Words, remove: () => void) {
    const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text = "") => Object.assign(document.createElement(tag), { textContent: text });
    const details = make("details");
    this.element = make("li");
    this.state = make("span", words.progress);
    this.bar = make("progress");
    this.text = make("pre");
    this.button = make("button", words.cancel);
    this.state.setAttribute("role", "status");
    this.bar.max = 1;
    this.bar.setAttribute("aria-label", file.name);
    this.button.type = "button";
    this.button.addEventListener("click", remove);
    details.append(make("summary", "JSON"), this.text);
    this.element.append(make("span", file.name), " ", this.state, " ", this.bar, " ", this.button, details);
  }

  progress(done: number, total: number): void {
    this.bar.value = done / Math.max(total, 1);
  }

  take(line: string): void {
    this.line = line;
    const claim = JSON.parse(line) as Claim;
    this.text.textContent = JSON.stringify(claim, null, 2);
    this.settle(told(claim, this.words));
  }

  fail(): void {
    this.settle(this.words.failed);
  }

  private settle(state: string): void {
    this.settled = true;
    this.state.textContent = state;
    this.bar.hidden = true;
    this.button.textContent = this.words.remove;
  }
}

// Digests alone find only the very same file: she is told so, in words that ask for nothing.
function told({ file, kind, error, vpdq }: Claim, words: Words): string {
  if (["image/heic", "image/avif"].includes(file.mime)) return words.hint;
  if (kind === "image" && error !== undefined) return words.picture;
  return kind === "video" && !vpdq?.frames.length ? words.video : words.ready;
}
