import "server-only";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { secret } from "#db/secret";

/** Seconds that a code is shown for. */
const period = 30;

export const stepAt = (now: Date) => Math.floor(now.getTime() / 1000 / period);

// A key of its own purpose: what signs sessions opens no second factor.
const key = () => `second factor\n${secret()}`;

/** 160 random bits, as the standard for codes of an app (RFC 4226) asks. */
export const newTotpSecret = () => randomBytes(20);

export const sealTotp = (bytes: Uint8Array) => symmetricEncrypt({ key: key(), data: base32.encode(bytes, { padding: false }) });

/** Null where it was sealed with another `ENTENTE_SECRET`. */
export async function openTotp(sealed: string): Promise<Uint8Array | null> {
  const text = await symmetricDecrypt({ key: key(), data: sealed }).catch(() => null);
  return text === null ? null : Uint8Array.from(base32.decode(text));
}

/** The secret as an app takes it: typed, and as the address within a QR code. */
export const totpForApp = (bytes: Uint8Array, account: string) => ({
  text: base32.encode(bytes, { padding: false }),
  address: createOTP(bytes, { period }).url("Entente", account),
});

/** The step that a code stands for, if it is this one, the one before or the one after; every one is tried. */
export async function stepOfCode(bytes: Uint8Array, code: string, now: Date): Promise<number | null> {
  const otp = createOTP(bytes, { period });
  const given = Buffer.from(code.replace(/\s/g, ""));
  let found: number | null = null;
  for (const step of [-1, 0, 1].map((by) => stepAt(now) + by)) {
    const wanted = Buffer.from(await otp.hotp(step));
    if (wanted.length === given.length && timingSafeEqual(wanted, given)) found = step;
  }
  return found;
}
