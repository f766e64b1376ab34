import fs from "node:fs";
import path from "node:path";

/** A text with the events that somebody annotated in it, as a file of a folder of such texts holds them. */
export type GoldText<Gold> = { id: string; text: string; published: string | null; events: Gold[] };

/** Every text of a folder and those within it. */
export const textsOf = <Gold>(folder: string): GoldText<Gold>[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as GoldText<Gold>);

const coarse: Record<string, string> = {
  staff_talks: "dialogue",
  operation: "other",
  co_development: "other",
  assistance: "other",
  setback: "other",
};

/** The type under which annotations have a type of the codebook: they know fewer. */
export const goldType = (type: string | undefined): string => coarse[type ?? ""] ?? type ?? "";
