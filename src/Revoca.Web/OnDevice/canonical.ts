export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** RFC 8785: one spelling for each JSON value. ECMAScript's own spelling of numbers and texts is the standard's. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value !== null && typeof value === "object")
    return "{" + Object.keys(value).sort().map((key) => text(key) + ":" + canonical(value[key]!)).join(",") + "}";
  return typeof value === "string" ? text(value) : JSON.stringify(value);
}

const text = (value: string) => JSON.stringify(value.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"));
