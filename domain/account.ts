import { type Role, roles } from "#domain/access";
import { choice, line, optional } from "#domain/field";
import { record, type ValueOf } from "#domain/record";

const userName = line({ label: "User name", help: "What you sign in with: letters, digits, - _ and .", max: 30 });

/** What an account is made of, but for its password. */
export const account = record({
  username: {
    ...userName,
    schema: userName.schema.refine((value) => /^[a-z0-9][a-z0-9._-]{1,29}$/.test(value), {
      error: "User name has 2 to 30 characters: lower-case letters, digits, - _ and .",
    }),
    parse: (text: string) => text.trim().toLowerCase(),
  },
  name: line({ label: "Name", help: "As colleagues see it beside what you do.", max: 100 }),
  role: choice<Role>({ label: "Role" }, roles),
});

export type AccountInput = ValueOf<typeof account>;

/** What an invitation says of whom it is for: they choose their user name and password themselves, and may correct the name. */
export const invitation = record({ name: optional(account.fields.name), role: account.fields.role });
export type Invitation = ValueOf<typeof invitation>;

/** A user name to begin with, from a name: "Élodie van Dam" gives "elodie.van.dam". Empty where nothing of it can be used. */
export function suggestUserName(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  const suggested = words.join(".").slice(0, 30).replace(/\.$/, "");
  return suggested.length >= 2 ? suggested : "";
}

/** Where one's own second factor stands: `pending` carries what an app takes, until a code of it was typed back. */
export type OwnFactor =
  | { state: "off" }
  | { state: "pending"; text: string; address: string }
  | { state: "on"; since: string; codesLeft: number; readable: boolean };

export const shortestPassword = 10;
export const longestPassword = 512;

/** Words that guessing tools try first. A password that is little more than one of them is refused. */
const common = [
  "password",
  "passwort",
  "qwerty",
  "azerty",
  "letmein",
  "welcome",
  "iloveyou",
  "administrator",
  "admin",
  "changeme",
  "entente",
  "secret",
  "abc",
  "monkey",
  "dragon",
  "football",
];

/** Digits and signs that are written for letters. */
const standsFor: Record<string, string> = { 0: "o", 1: "l", 3: "e", 4: "a", 5: "s", "@": "a", $: "s", "!": "" };

/** Why a password is refused, or null. Nothing is asked of its characters but that they are not easily guessed. */
export function passwordProblem(password: string, { username, name }: { username: string; name: string }): string | null {
  const length = [...password].length;
  if (length < shortestPassword) return `Password has ${length} characters; use ${shortestPassword} or more. A few words make a good one`;
  if (password.length > longestPassword) return `Password is longer than ${longestPassword} characters`;
  const letters = password.toLowerCase().replace(/[^\p{L}]/gu, "");
  const folded = [...password.toLowerCase()]
    .map((one) => standsFor[one] ?? one)
    .join("")
    .replace(/[^\p{L}]/gu, "");
  const word = common.find((one) => letters === one || folded === one || letters === one + one);
  if (word) return `Password is little more than “${word}”, which is among the first guesses`;
  if (new Set(password).size < 4) return "Password repeats the same few characters";
  if ("01234567890123456789abcdefghijklmnopqrstuvwxyz".includes(password.toLowerCase()))
    return "Password is a sequence of the alphabet or of digits";
  const own = [username, name.toLowerCase(), ...name.toLowerCase().split(/\s+/)].filter((one) => one.length > 2);
  if (own.some((one) => letters === one.replace(/[^\p{L}]/gu, "") || password.toLowerCase() === one))
    return "Password is little more than the name of its owner";
  return null;
}
