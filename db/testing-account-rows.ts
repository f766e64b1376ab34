import "server-only";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { acceptInvite, createInvite, withdrawInvite } from "#db/invites";
import { changeName, changePassword } from "#db/own-account";
import {
  cancelSecondFactor,
  confirmSecondFactor,
  ownSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
  turnOffSecondFactor,
} from "#db/own-second-factor";
import { endOtherSessions, endSession } from "#db/own-sessions";
import { finishSignIn } from "#db/second-step";
import { signIn, signOut } from "#db/sessions";
import { announceSetup, setUpFirstAdmin } from "#db/set-up";
import { reader } from "#db/store";
import { admin, editor, tokenOf } from "#db/testing";
import { helper, type Row } from "#db/testing-verbs";
import { createUser, disableUser, enableUser, endSessions, recordRefusal, resetSecondFactor, setPassword, setRole } from "#db/users";
import { type Actor, system } from "#domain/access";

const password = "correct horse battery";
const client = { address: null };
const makeAna = () => createUser(system, { username: "ana", name: "Ana", role: "analyst" }, password);
const account = async () => (await makeAna()).username;
const ownId = async () => (await makeAna()).id;
const ana = (id: string): Actor => ({ id, name: "Ana", role: "analyst" });
const enter = () => signIn({ username: "ana", password, ...client });

/** The code that her app shows, by how many steps from now: each works once. */
async function codeOf(secret: string, by: number) {
  return createOTP(new Uint8Array(base32.decode(secret))).hotp(Math.floor(Date.now() / 30_000) + by);
}

/** Her account with a second factor on: its id, and the secret of her app. */
async function withFactor(): Promise<string> {
  const id = await ownId();
  const secret = await withPending(id);
  await confirmSecondFactor(ana(id), await codeOf(secret, -1), client);
  return `${id} ${secret}`;
}

async function withPending(id: string): Promise<string> {
  await startSecondFactor(ana(id), password, client);
  const own = await ownSecondFactor(ana(id));
  if (own.state !== "pending") throw new Error(own.state);
  return own.text;
}

/** The verbs of accounts, sessions and signing in. */
export const accountVerbs: Record<string, Row> = {
  "accounts#accountManager": helper,
  "invites#acceptInvite": {
    given: async () => (await createInvite(admin, { name: null, role: "reader" })).token,
    run: (token) => acceptInvite(token, { username: "ida", name: "Ida", password }),
  },
  "invites#createInvite": { run: () => createInvite(admin, { name: null, role: "reader" }) },
  "invites#withdrawInvite": {
    given: async () => (await createInvite(admin, { name: null, role: "reader" })).id,
    run: (id) => withdrawInvite(admin, id),
  },
  "own-account#changeName": { given: ownId, run: (id) => changeName(ana(id), "Ana Lyst") },
  "own-account#changePassword": {
    given: ownId,
    run: (id) => changePassword(ana(id), { present: password, password: "another long secret" }, client),
  },
  "own-account#confirmPassword": { leaves: "nothing", because: "it counts attempts; a wrong password leaves its line" },
  "own-account#goOn": helper,
  "own-second-factor#cancelSecondFactor": {
    given: async () => {
      const id = await ownId();
      await withPending(id);
      return id;
    },
    run: (id) => cancelSecondFactor(ana(id)),
  },
  "own-second-factor#confirmSecondFactor": {
    given: async () => {
      const id = await ownId();
      return `${id} ${await withPending(id)}`;
    },
    run: (given) => withCode(given, (id, code) => confirmSecondFactor(ana(id), code, client)),
  },
  "own-second-factor#renewRecoveryCodes": {
    given: withFactor,
    run: (given) => withCode(given, (id, code) => renewRecoveryCodes(ana(id), code, client)),
  },
  "own-second-factor#startSecondFactor": { given: ownId, run: (id) => startSecondFactor(ana(id), password, client) },
  "own-second-factor#turnOffSecondFactor": {
    given: withFactor,
    run: (given) => withCode(given, (id, code) => turnOffSecondFactor(ana(id), { password, code }, client)),
  },
  "own-sessions#endOtherSessions": {
    given: async () => {
      const id = await ownId();
      await enter();
      return `${id} ${tokenOf(await enter())}`;
    },
    run: (given) => {
      const [id = "", token = ""] = given.split(" ");
      return endOtherSessions(ana(id), token);
    },
  },
  "own-sessions#endSession": {
    given: async () => {
      const id = await ownId();
      await enter();
      return id;
    },
    run: (id) => endSession(ana(id), String(reader().prepare("select id from auth_sessions").pluck().get())),
  },
  "second-step#finishSignIn": {
    given: withFactor,
    run: async (given) => {
      const signedIn = await enter();
      if (!("ticket" in signedIn)) throw new Error("No code was asked for.");
      await withCode(given, (_id, code) => finishSignIn({ ticket: signedIn.ticket, code, ...client }));
    },
  },
  "sessions#actorOfToken": { leaves: "nothing", because: "it notes when a session was last used, and forgets one that is over" },
  "sessions#openSession": helper,
  "sessions#signIn": { given: account, run: enter },
  "sessions#signOut": {
    given: async () => {
      await account();
      return tokenOf(await enter());
    },
    run: signOut,
  },
  "set-up#announceSetup": { leaves: "nothing", because: "it keeps the hash of a code that makes no account by itself" },
  "set-up#setUpFirstAdmin": {
    given: async () => (await announceSetup()) ?? "",
    run: (code) => setUpFirstAdmin({ code, username: "ada", name: "Ada Min", password }),
  },
  "throttle#attempt": { leaves: "nothing", because: "it counts attempts; the refused one leaves its line" },
  "throttle#takeBack": { leaves: "nothing", because: "it takes an attempt out of a count" },
  "throttle#passed": { leaves: "nothing", because: "it takes a good attempt out of the counts" },
  "throttle#forgive": { leaves: "nothing", because: "it forgets a count of attempts" },
  "users#createUser": { run: account },
  "users#disableUser": { given: account, run: (name) => disableUser(admin, name) },
  "users#enableUser": {
    given: async () => {
      const name = await account();
      await disableUser(admin, name);
      return name;
    },
    run: (name) => enableUser(admin, name),
  },
  "users#endSessions": { given: account, run: (name) => endSessions(admin, name) },
  "users#record": helper,
  "users#recordRefusal": { run: () => recordRefusal(editor, "form.refused", { names: ["role"] }) },
  "users#resetSecondFactor": { given: withFactor, run: () => resetSecondFactor(admin, "ana") },
  "users#setPassword": { given: account, run: (name) => setPassword(admin, name, "another long secret") },
  "users#setRole": { given: account, run: (name) => setRole(admin, name, "editor") },
};

/** Runs with the id of an account and the next code of its app. */
async function withCode(given: string, run: (id: string, code: string) => Promise<unknown>) {
  const [id = "", secret = ""] = given.split(" ");
  await run(id, await codeOf(secret, 0));
}
