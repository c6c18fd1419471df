import { TextCap } from "../bytes";
import type { Json } from "../canonical";

/** JSON as tools write it: NaN and Infinity give way, whole numbers too long for a double stay digits; never throws. */
export function parse(text: string | undefined | null): Json | undefined {
  const trimmed = text?.trim() ?? "";
  if (trimmed.length < 2 || trimmed.length > TextCap || (trimmed[0] !== "{" && trimmed[0] !== "[") || tooDeep(trimmed)) return undefined;
  try {
    return JSON.parse(trimmed.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN|-?\d{16,}(?![\d.eE])/gs, mend)) as Json;
  } catch {
    return undefined;
  }
}

// As deep as TolerantJson.cs reads.
function tooDeep(json: string): boolean {
  for (let i = 0, depth = 0, inText = false; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === 0x5c && inText) i++;
    else if (c === 0x22) inText = !inText;
    else if (inText) continue;
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > 512) return true;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return false;
}

function mend(token: string): string {
  if (token[0] === '"') return token;
  if (token === "NaN") return "0";
  return token.endsWith("Infinity") ? "null" : '"' + token + '"';
}

export const isObject = (value: Json | undefined): value is { [key: string]: Json } => value !== null && typeof value === "object" && !Array.isArray(value);

/** A member whichever letter case its name has. */
export function member(value: Json | undefined, ...names: string[]): Json | undefined {
  if (!isObject(value)) return undefined;
  for (const name of names)
    for (const key of Object.keys(value)) if (value[key] !== null && key.toLowerCase() === name.toLowerCase()) return value[key];
  return undefined;
}

export const text = (value: Json | undefined): string | undefined => (typeof value === "string" && value.trim() !== "" ? value : undefined);

export function digits(value: Json | undefined): string | undefined {
  const written = typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  return written.length <= 24 && /^-?[0-9]+$/.test(written) ? written : undefined;
}

export function whole(value: Json | undefined): number | undefined {
  const number = Number(digits(value) ?? NaN);
  return Math.abs(number) <= 0x7fffffff ? number : undefined;
}

export const items = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

export const unwrapped = (value: Json | undefined): Json | undefined => (typeof value === "string" ? parse(value) : value);
