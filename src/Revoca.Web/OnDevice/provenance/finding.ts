export interface Lora { name: string; hash: string | null }
export interface Reference { type: string | null; name: string | null; versionId: string | null; air: string | null }

/** How a file says it was made; the twin of ProvenanceFinding.cs. Seeds are digits: they may exceed 2^53. */
export interface Finding {
  tool?: string | undefined; version?: string | undefined; prompt?: string | undefined; negativePrompt?: string | undefined; seed?: string | undefined;
  steps?: number | undefined; sampler?: string | undefined; models?: string[]; modelHash?: string | undefined; loras?: Lora[]; references?: Reference[];
}

/** Takes over what is missing here and present there. */
export function filled(one: Finding, other: Finding): Finding {
  const sum: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const own = sum[key];
    if (own === undefined || (Array.isArray(own) && own.length === 0)) sum[key] = value;
  }
  return sum as Finding;
}
