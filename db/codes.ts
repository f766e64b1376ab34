import "server-only";
import { createHash, randomInt } from "node:crypto";

/** No letters or digits that look alike: 32 signs, five bits each. */
const signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A code that a person can read out and type, such as ABCD-EFGH-JKLM: 60 bits. */
export const readableCode = () =>
  Array.from({ length: 12 }, (_, i) => (i > 0 && i % 4 === 0 ? "-" : "") + signs[randomInt(signs.length)]).join("");

/** The hash of a code however it was typed: case, spaces and hyphens do not count. `owner` keeps two of the same apart. */
export const hashOfCode = (code: string, owner = "") =>
  createHash("sha256")
    .update(owner + code.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .digest("hex");
