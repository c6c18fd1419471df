import type { VideoSample } from "mediabunny";

export interface FrameRows { width: number; height: number; row(y: number, luma: Float32Array): void }

interface Layout { offset: number; stride: number }

// How often a plane of colour is halved across and down, and the step from one value to the next.
const shapes: { [format: string]: { across: number; down: number; together: boolean } } = {
  I420: { across: 1, down: 1, together: false }, I420A: { across: 1, down: 1, together: false }, I422: { across: 1, down: 0, together: false },
  I444: { across: 0, down: 0, together: false }, NV12: { across: 1, down: 1, together: true },
};

/** The rows of a frame as luma of its 8-bit colours. Raw planes and BT.601 throughout, as the published frame hashes are made: never the browser's own conversion. */
export async function reader(sample: VideoSample): Promise<FrameRows> {
  const { width, height } = sample.visibleRect, shape = shapes[sample.format ?? ""];
  if (!shape) return packed(sample, width, height);
  const bytes = new Uint8Array(sample.allocationSize()), planes = await sample.copyTo(bytes);
  const full = sample.colorSpace.fullRange === true, [y, u, v] = [planes[0]!, planes[1]!, planes[2] ?? planes[1]!];
  const step = shape.together ? 2 : 1, second = shape.together ? 1 : 0;
  return {
    width, height,
    row: (line, luma) => {
      const at = y.offset + line * y.stride, atU = start(u, line, shape.down), atV = start(v, line, shape.down) + second;
      for (let x = 0; x < width; x++) {
        const c = (x >> shape.across) * step;
        luma[x] = lumaOf(bytes[at + x]!, bytes[atU + c]! - 128, bytes[atV + c]! - 128, full);
      }
    },
  };
}

const start = (plane: Layout, line: number, down: number) => plane.offset + (line >> down) * plane.stride;

const byte = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value));

const f = Math.fround, red = f(0.299), green = f(0.587), blue = f(0.114);

export function lumaOf(y: number, u: number, v: number, full: boolean): number {
  const scale = full ? 1 : 255 / 224, light = full ? y : (y - 16) * (255 / 219);
  const r = byte(light + 1.402 * scale * v), g = byte(light - (0.344136 * u + 0.714136 * v) * scale), b = byte(light + 1.772 * scale * u);
  return f(f(f(red * r) + f(green * g)) + f(blue * b));
}

// Formats of more than eight bits, or already in colours: brought to RGBA by the browser, since their planes are not ours to read.
async function packed(sample: VideoSample, width: number, height: number): Promise<FrameRows> {
  const frame = sample.toVideoFrame();
  try {
    const options = { format: "RGBA" } as VideoFrameCopyToOptions, bytes = new Uint8Array(frame.allocationSize(options)), [plane] = await frame.copyTo(bytes, options);
    return {
      width, height,
      row: (line, luma) => {
        for (let x = 0, at = plane!.offset + line * plane!.stride; x < width; x++, at += 4)
          luma[x] = f(f(f(red * bytes[at]!) + f(green * bytes[at + 1]!)) + f(blue * bytes[at + 2]!));
      },
    };
  } finally {
    frame.close();
  }
}
