import { latin1, TextCap } from "../bytes";

/** What a walker collected; bounded whatever the file claims. */
export class Texts {
  readonly all: { key: string; text: string }[] = [];
  hasC2pa = false;
  digitalSourceType: string | null = null;
  dimensions: { width: number; height: number } | null = null;
  private characters = 0;

  add(key: string, text: string | undefined): void {
    const trimmed = (text ?? "").replace(/^[\0 \r\n\t\ufeff]+/, "").replace(/[\0 \r\n\t\ufeff]+$/, "");
    if (trimmed === "" || this.all.length >= 512 || trimmed.length > 2 * TextCap - this.characters) return;
    this.characters += trimmed.length;
    this.all.push({ key: key.trim().toLowerCase(), text: trimmed });
  }

  first(key: string): string | undefined {
    return this.all.find((text) => text.key === key)?.text;
  }

  addC2pa(jumbf: Uint8Array): void {
    this.hasC2pa = true;
    const text = latin1(jumbf);
    const type = ["compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia"].find((name) => text.includes(name));
    if (type) this.noteSourceType(type);
  }

  noteSourceType(value: string | undefined): void {
    const name = value?.trim().replace(/\/+$/, "").split("/").pop();
    if (name) this.digitalSourceType ??= name;
  }
}
