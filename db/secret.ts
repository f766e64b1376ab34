import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "#db/data-folder";
import { StartRefused } from "#db/migrate";

const shortest = 32;

/** The key that signs sessions: `ENTENTE_SECRET`, else one made once and kept in the data folder, outside the database. */
export function secret(): string {
  const given = process.env.ENTENTE_SECRET;
  if (given !== undefined) {
    if (given.length < shortest || new Set(given).size < 8)
      throw new StartRefused(`ENTENTE_SECRET is too short or too simple: give ${shortest} or more random characters, or leave it unset.`);
    return given;
  }
  const file = path.join(/* turbopackIgnore: true */ dataFolder(), "session-key");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  const kept = readFileSync(file, "utf8").trim();
  if (kept.length < shortest) throw new StartRefused(`The file ${file} is damaged. Remove it; everyone then signs in again.`);
  return kept;
}

const signatureOf = (text: string, purpose: string) =>
  createHmac("sha256", secret())
    .update(purpose && `${purpose}\n`)
    .update(text)
    .digest("base64url");

/**
 * A text with its signature, so that a copy of the database alone opens no session. What is signed for one purpose is
 * worth nothing for another; the text holds no full stop.
 */
export const sign = (text: string, purpose = "") => `${text}.${signatureOf(text, purpose)}`;

/** The text that was signed for this purpose, or null where the signature is not ours. */
export function unsign(signed: string, purpose = ""): string | null {
  const [text, signature, ...more] = signed.split(".");
  if (!text || !signature || more.length > 0) return null;
  const wanted = Buffer.from(signatureOf(text, purpose));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? text : null;
}
