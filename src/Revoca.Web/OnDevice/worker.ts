import { claimOf } from "./claim";
import { extras } from "./extras";

// The worker runs under `connect-src 'none'`: what it reads cannot leave it except as the line posted back.
export interface Ask { id: number; file: File }

/** `base` is the whole claim but for what only a browser can add; `ended` closes a file, whatever came of it. */
export interface Answer { id: number; done?: number; total?: number; base?: string; line?: string; failed?: string; ended?: true }

const cancelled = new Set<number>(), Beat = 1_000;
let queue = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<Ask | { cancel: number }>) => {
  if ("cancel" in data) cancelled.add(data.cancel);
  else queue = queue.then(() => run(data));
};

async function run({ id, file }: Ask): Promise<void> {
  const answer = (message: Omit<Answer, "id">) => self.postMessage({ id, ...message });
  let shown = -1, said = 0;
  const progress = (done: number, total: number) => {
    const percent = Math.floor((done * 100) / Math.max(total, 1)), now = performance.now();
    if (percent !== shown || now - said > Beat) {
      answer({ done, total });
      [shown, said] = [percent, now];
    }
  };
  try {
    if (cancelled.has(id)) return;
    const line = await claimOf(file, file.name, { progress, cancelled: () => cancelled.has(id), base: (base) => answer({ base }) }, extras);
    if (!cancelled.has(id)) answer({ line });
  } catch (broken) {
    answer({ failed: broken instanceof Error ? broken.message : String(broken) });
  } finally {
    answer({ ended: true });
  }
}
