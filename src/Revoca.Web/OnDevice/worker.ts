import { claimOf } from "./claim";
import { extras } from "./extras";

// The worker runs under `connect-src 'none'`: what it reads cannot leave it except as the line posted back.
export interface Ask { id: number; file: File }
export interface Answer { id: number; done?: number; total?: number; line?: string; failed?: string }

const cancelled = new Set<number>();
let queue = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<Ask | { cancel: number }>) => {
  if ("cancel" in data) cancelled.add(data.cancel);
  else queue = queue.then(() => run(data));
};

async function run({ id, file }: Ask): Promise<void> {
  const answer = (message: Omit<Answer, "id">) => self.postMessage({ id, ...message });
  let shown = -1;
  try {
    const progress = (done: number, total: number) => {
      const percent = Math.floor((done * 100) / Math.max(total, 1));
      if (percent !== shown) answer({ done, total });
      shown = percent;
    };
    const line = await claimOf(file, file.name, { progress, cancelled: () => cancelled.has(id) }, extras);
    if (!cancelled.has(id)) answer({ line });
  } catch (broken) {
    answer({ failed: broken instanceof Error ? broken.message : String(broken) });
  }
}
