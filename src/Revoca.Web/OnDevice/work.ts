import type { Row } from "./rows";
import type { Answer, Ask } from "./worker";

// A crafted file can keep a decoder busy for ever, and a busy worker hears no "cancel": then it is ended and another one goes on with the rest.
const Unheard = 3_000;

/** The files being described, one after the other, in a worker that may have to be replaced. */
export class Work {
  private worker: Worker | undefined;
  private watching: number | undefined;
  private readonly stopping = new Set<number>();

  /** @param patience How long, in milliseconds, the parts only a browser can add may say nothing before the claim is taken without them. */
  constructor(private readonly rows: Map<number, Row>, private readonly patience: number, private readonly changed: () => void) {}

  add(id: number, row: Row): void {
    this.rows.set(id, row);
    row.heard = performance.now();
    this.running().postMessage({ id, file: row.file } satisfies Ask);
    this.watching ??= setInterval(() => this.watch(), 500);
  }

  cancel(id: number): void {
    const active = this.active()?.[0] === id;
    this.rows.delete(id);
    this.worker?.postMessage({ cancel: id });
    this.changed();
    if (!active) return;
    this.stopping.add(id);
    setTimeout(() => {
      if (this.stopping.has(id)) this.replace();
    }, Unheard);
  }

  private active(): [number, Row] | undefined {
    return [...this.rows].find(([, row]) => !row.settled);
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }: MessageEvent<Answer>) => this.answered(data);
    // It could not be loaded, or ran out of memory.
    this.worker.onerror = () => {
      for (const row of this.rows.values()) if (!row.settled) row.fail();
    };
    return this.worker;
  }

  private answered(data: Answer): void {
    if (data.ended) this.stopping.delete(data.id);
    const row = this.rows.get(data.id);
    if (!row || row.settled) return;
    row.heard = performance.now();
    if (data.total !== undefined) row.progress(data.done ?? 0, data.total);
    if (data.base !== undefined) row.base = data.base;
    if (data.failed !== undefined) row.fail();
    if (data.line !== undefined) row.take(data.line);
    if (row.settled) this.changed();
  }

  private watch(): void {
    const active = this.active()?.[1];
    if (!active) {
      clearInterval(this.watching);
      this.watching = undefined;
    } else if (active.base !== undefined && performance.now() - active.heard > this.patience) {
      active.take(active.base);
      this.changed();
      this.replace();
    }
  }

  private replace(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.stopping.clear();
    for (const [id, row] of this.rows) if (!row.settled) this.add(id, row);
  }
}
