import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeEach, expect, test } from "vitest";
import { acceptMarked } from "#db/accept-marked";
import { findUser, type User } from "#db/accounts";
import { exportAudit } from "#db/audit-log";
import { checkAudit, verifyAudit } from "#db/audit-verify";
import { inspectAudit } from "#db/audit-watch";
import { makeBackup } from "#db/backup";
import { acceptProposal, moveProposal } from "#db/decide-proposal";
import { exportEvents } from "#db/export";
import { keepFormDraft, purgeFormDrafts } from "#db/form-drafts";
import { acceptInvite, createInvite, withdrawInvite } from "#db/invites";
import { mergeEvents, unmergeEvent } from "#db/merge-event";
import { moveEvent, publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { changeName, changePassword } from "#db/own-account";
import {
  cancelSecondFactor,
  confirmSecondFactor,
  ownSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
  turnOffSecondFactor,
} from "#db/own-second-factor";
import { endOtherSessions, endSession, listSessions } from "#db/own-sessions";
import { proposeChange, sendForReview } from "#db/propose";
import { purgeEvent } from "#db/purge-event";
import { restoreBackup } from "#db/restore";
import { restoreRevision } from "#db/restore-revision";
import { restoreEventWith } from "#db/restore-with";
import { saveEvent } from "#db/save-event";
import { runDue } from "#db/schedule";
import { finishSignIn } from "#db/second-step";
import { seed, seedAtStart } from "#db/seed";
import { createSeries } from "#db/series";
import { signIn, signOut } from "#db/sessions";
import { announceSetup, setUpFirstAdmin } from "#db/set-up";
import { noteSettings } from "#db/settings";
import { reader, writerForTests } from "#db/store";
import { admin, analyst, dropStore, editor, eventOf, freshStore, tokenOf } from "#db/testing";
import { writeVerbs } from "#db/testing-verbs";
import { createUser, disableUser, enableUser, endSessions, recordRefusal, resetSecondFactor, setPassword, setRole } from "#db/users";
import { system } from "#domain/access";
import { emptyAuditFilter } from "#domain/audit-filter";
import { emptyFilter } from "#domain/filter";
import { formatMark } from "#domain/review-item";

const password = "correct horse battery";
const draft = async () => (await saveEvent(editor, eventOf())).id;
const account = async () => (await createUser(system, { username: "ana", name: "Ana", role: "analyst" }, password)).username;
const published = async () => (await saveEvent(editor, eventOf(), { publish: true })).id;
const proposal = async () =>
  (await proposeChange(analyst, eventOf({ title: "Proposed" }), { at: { id: await published(), revision: 1 } })).id;
const read = async (chunks: AsyncIterable<unknown>) => {
  for await (const _chunk of chunks);
};

/** An unsaved text that nobody touched for years. */
const agedDraft = async () => {
  await keepFormDraft(analyst, { form: "new-0123456789abcdef", seq: 1, revision: 0, values: { title: "Old" } }, { known: 0, sent: [] });
  writerForTests().exec("update form_drafts set at = '2001-01-01T00:00:00.000Z'");
  return "";
};

const client = { address: null };
const signedIn = async () => tokenOf(await signIn({ username: await account(), password, ...client }));
const ana = async () => ((await findUser("ana")) ?? findUser(await account())) as Promise<User>;
const invited = async () => (await createInvite(admin, { name: "Ina", role: "reader" })).token;
/** Ana with her second factor on; a recovery code of hers. */
const withFactor = async () => {
  const actor = await ana();
  await startSecondFactor(actor, password, client);
  const own = await ownSecondFactor(actor);
  const bytes = new Uint8Array(base32.decode(own.state === "pending" ? own.text : ""));
  const code = await createOTP(bytes).hotp(Math.floor(Date.now() / 30_000));
  return (await confirmSecondFactor(actor, code, client)).codes[0] ?? "";
};

/** A verb, and what must be there before it; or why it leaves nothing by itself. */
type Row =
  | { given?: () => Promise<string>; run: (given: string) => Promise<unknown>; removes?: true }
  | { leaves: "nothing"; because: string };

const ownText = { leaves: "nothing", because: "an unsaved text is its author's alone and no part of the record" } as const;
const helper = { leaves: "nothing", because: "the verb that calls it leaves the line" } as const;

/** Every exported name of db/ from which a write is reached. A new verb is a line here, and must leave what the record asks. */
const verbs: Record<string, Row> = {
  "accept-marked#acceptMarked": {
    given: proposal,
    run: (id) => acceptMarked(editor, [formatMark({ kind: "change", id }, { event: 1, proposal: 1 })]),
  },
  "accounts#accountManager": helper,
  "audit#noteDenial": helper,
  "audit-log#exportAudit": { run: async () => read(await exportAudit(admin, emptyAuditFilter())) },
  "audit-verify#checkAudit": { run: () => checkAudit(admin) },
  "audit-watch#inspectAudit": { run: inspectAudit },
  "auth#auth": helper,
  "auth-adapter#storeAdapter": helper,
  "backup#makeBackup": { run: () => makeBackup(admin) },
  "decide-proposal#acceptProposal": { given: proposal, run: (id) => acceptProposal(editor, id, { seen: { event: 1, proposal: 1 } }) },
  "decide-proposal#moveProposal": { given: proposal, run: (id) => moveProposal(editor, id, "decline", { seen: 1, reason: "No" }) },
  "export#exportEvents": { run: () => read(exportEvents(editor, emptyFilter(), "csv")) },
  "form-drafts#discardFormDraft": ownText,
  "form-drafts#keepFormDraft": ownText,
  "form-drafts#purgeFormDrafts": { given: agedDraft, run: () => purgeFormDrafts() },
  "form-drafts#undiscardFormDraft": ownText,
  "invites#acceptInvite": {
    given: invited,
    run: (token) => acceptInvite(token, { username: "ina", name: "Ina", password }),
  },
  "invites#createInvite": { run: invited },
  "invites#withdrawInvite": {
    given: async () => (await createInvite(admin, { name: null, role: "reader" })).id,
    run: (id) => withdrawInvite(admin, id),
  },
  "jobs#markInterrupted": { leaves: "nothing", because: "it marks the program's own work that did not end" },
  "jobs#runJob": { leaves: "nothing", because: "it notes how the program's own work went; the work leaves its line" },
  "merge-event#mergeEvents": {
    given: draft,
    run: async (id) => mergeEvents(editor, { id: await draft(), revision: 1 }, { id, revision: 1 }),
  },
  "merge-event#unmergeEvent": {
    given: async () => {
      const id = await draft();
      await mergeEvents(editor, { id, revision: 1 }, { id: await draft(), revision: 1 });
      return id;
    },
    run: (id) => unmergeEvent(editor, { id, revision: 2 }),
  },
  "move-event#moveEvent": { given: draft, run: (id) => moveEvent(editor, id, 1, "submit") },
  "move-event#publishEvent": { given: draft, run: (id) => publishEvent(editor, id, 1) },
  "move-event#restoreEvent": {
    given: async () => {
      const id = await draft();
      await trashEvent(editor, id, 1);
      return id;
    },
    run: (id) => restoreEvent(editor, id, 2),
  },
  "move-event#trashEvent": { given: draft, run: (id) => trashEvent(editor, id, 1) },
  "note-export#noteRows": helper,
  "own-account#changeName": { given: account, run: async () => changeName(await ana(), "Ana Bell") },
  "own-account#changePassword": {
    given: account,
    run: async () => changePassword(await ana(), { present: password, password: "another horse battery" }, client),
  },
  "own-account#confirmPassword": helper,
  "own-account#goOn": helper,
  "own-second-factor#cancelSecondFactor": {
    given: async () => {
      await startSecondFactor(await ana(), password, client);
      return "";
    },
    run: async () => cancelSecondFactor(await ana()),
  },
  "own-second-factor#confirmSecondFactor": { run: withFactor },
  "own-second-factor#renewRecoveryCodes": { given: withFactor, run: async () => renewRecoveryCodes(await ana(), password, client) },
  "own-second-factor#startSecondFactor": { run: async () => startSecondFactor(await ana(), password, client) },
  "own-second-factor#turnOffSecondFactor": {
    given: withFactor,
    run: async (code) => turnOffSecondFactor(await ana(), { password, code }, client),
  },
  "own-sessions#endOtherSessions": { given: signedIn, run: async () => endOtherSessions(await ana(), "") },
  "own-sessions#endSession": {
    given: async () => (await listSessions(await signedIn().then(ana), ""))[0]?.id ?? "",
    run: async (id) => endSession(await ana(), id),
  },
  "propose#proposeChange": {
    given: published,
    run: (id) => proposeChange(analyst, eventOf({ title: "Proposed" }), { at: { id, revision: 1 }, newSeries: "A series" }),
  },
  "propose#sendForReview": {
    given: published,
    run: (id) => sendForReview(analyst, eventOf({ title: "Proposed" }), { at: { id, revision: 1 } }),
  },
  "purge-event#purgeEvent": {
    removes: true,
    given: async () => {
      const id = await draft();
      await trashEvent(editor, id, 1);
      await makeBackup(admin);
      return id;
    },
    run: (id) => purgeEvent(admin, id, "Minister visits Rome"),
  },
  "restore#restoreBackup": {
    given: async () => (await makeBackup(admin)).file,
    run: (file) => restoreBackup(system, file),
  },
  "restore-revision#restoreRevision": {
    given: async () => {
      const id = await draft();
      await saveEvent(editor, eventOf({ title: "Second" }), { at: { id, revision: 1 } });
      return id;
    },
    run: (id) => restoreRevision(editor, id, { revision: 1, seen: 2 }),
  },
  "restore-with#restoreEventWith": {
    given: async () => {
      const id = await draft();
      await trashEvent(editor, id, 1);
      return id;
    },
    run: (id) => restoreEventWith(editor, eventOf({ title: "Second" }), { at: { id, revision: 1 } }),
  },
  "save-event#saveEvent": {
    given: draft,
    run: (id) =>
      saveEvent(editor, eventOf({ title: "Changed", citations: "https://example.org/a; https://example.org/b" }), {
        at: { id, revision: 1 },
        newSeries: "A series",
        sources: [
          {
            address: "https://example.org/a",
            title: "Filled in",
            publisher: null,
            published: null,
            kind: null,
            reliability: "B",
            author: null,
            country: null,
            language: null,
            accessed: null,
            archive: null,
          },
        ],
      }),
  },
  "schedule#runDue": { run: () => runDue(Date.now()) },
  "schedule#startSchedule": { leaves: "nothing", because: "it runs what is due later on" },
  "second-step#finishSignIn": {
    given: withFactor,
    run: async (code) => {
      const begun = await signIn({ username: "ana", password, ...client });
      return finishSignIn({ ticket: "ticket" in begun ? begun.ticket : "", code, ...client });
    },
  },
  "seed#loadSample": helper,
  "seed#seed": { run: () => seed(editor) },
  "seed#seedAtStart": { run: () => seedAtStart() },
  "series#createSeries": { run: () => createSeries(editor, "A series") },
  "sessions#actorOfToken": { leaves: "nothing", because: "it notes when a session was last used, and clears one that is over" },
  "sessions#openSession": helper,
  "sessions#signIn": { given: account, run: (username) => signIn({ username, password, address: null }) },
  "sessions#signOut": { given: signedIn, run: signOut },
  "set-up#announceSetup": { leaves: "nothing", because: "it keeps the hash of a code that makes no account by itself" },
  "set-up#setUpFirstAdmin": {
    given: async () => (await announceSetup()) ?? "",
    run: (code) => setUpFirstAdmin({ code, username: "ada", name: "Ada Min", password }),
  },
  "settings#noteSettings": { run: () => noteSettings({ ENTENTE_READING: "members" }) },
  "throttle#attempt": { leaves: "nothing", because: "it counts attempts; the refused one leaves its line" },
  "throttle#passed": { leaves: "nothing", because: "it ends a count of attempts" },
  "throttle#takeBack": { leaves: "nothing", because: "it takes one out of a count of attempts" },
  "throttle#forgive": { leaves: "nothing", because: "it forgets a count of attempts" },
  "users#createUser": { run: account },
  "users#endSessions": { given: account, run: (name) => endSessions(admin, name) },
  "users#resetSecondFactor": { given: withFactor, run: () => resetSecondFactor(admin, "ana") },
  "users#setPassword": { given: account, run: (name) => setPassword(admin, name, "another horse battery") },
  "users#disableUser": { given: account, run: (name) => disableUser(admin, name) },
  "users#enableUser": {
    given: async () => {
      const name = await account();
      await disableUser(admin, name);
      return name;
    },
    run: (name) => enableUser(admin, name),
  },
  "users#record": helper,
  "users#recordRefusal": { run: () => recordRefusal(editor, "form.refused", { names: ["role"] }) },
  "users#setRole": { given: account, run: (name) => setRole(admin, name, "editor") },
};

beforeEach(freshStore);
afterAll(dropStore);

test("no verb that changes something is without its row here", () => {
  expect(writeVerbs()).toEqual(Object.keys(verbs).sort());
});

test("a verb that somebody adds is seen, however it is written and however far from the write", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "entente-verbs-"));
  const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  put("store.ts", "export function write() {}\nexport const db = () => 1;");
  put(
    "near.ts",
    'import { write as change } from "#db/store";\nexport const arrow = () => change();\nexport async function plain() { await arrow(); }',
  );
  put(
    "far.ts",
    'import { plain } from "#db/near";\nconst inner = { run: () => plain() };\nexport const outer = inner;\nconst hidden = () => inner;',
  );
  put(
    "reads.ts",
    'import { db } from "#db/store";\nexport const write = () => db();\nexport const named = (one: { plain: number }) => one.plain;',
  );
  put("far.test.ts", 'import { plain } from "#db/near";\nexport const inATest = plain;');
  try {
    expect(writeVerbs(folder)).toEqual(["far#outer", "near#arrow", "near#plain"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Tables whose every change must be explained by a line: all but what is derived, counted or kept for the program's own use. */
const unexplained = new Set([
  "audit",
  "revisions",
  "timeline_entries",
  "search_words",
  "save_keys",
  "meta",
  "attempts",
  "form_drafts",
  "jobs",
  "__drizzle_migrations",
]);

type Rows = Record<string, unknown>[];

/** Every row of every table that is to be explained. */
function dump(): Map<string, Rows> {
  const names = reader()
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'search%'")
    .pluck()
    .all() as string[];
  return new Map(
    names.filter((name) => !unexplained.has(name)).map((name) => [name, reader().prepare(`select * from "${name}"`).all() as Rows]),
  );
}

const all = (query: string) => reader().prepare(query).all() as Rows;
const hanging = ["event_countries", "citations"];
const entities = { events: "event", series: "series", sources: "source", proposals: "proposal" } as const;
/** A proposal keeps its last text alone. */
const revisedTables = ["event", "series", "source"];

/** The rows of a table that are new or other than before, as `event 0192…`, with the revision they stand at. */
function changedIn(table: keyof typeof entities, before: Map<string, Rows>, after: Map<string, Rows>) {
  const known = new Set((before.get(table) ?? []).map((row) => JSON.stringify(row)));
  return (after.get(table) ?? [])
    .filter((row) => !known.has(JSON.stringify(row)))
    .map((row) => `${entities[table]} ${row.id} ${row.revision}`);
}

test.each(Object.entries(verbs).flatMap(([name, row]) => ("run" in row ? [[name, row] as const] : [])))(
  "%s leaves a line of who did what to what, and a revision of each record that it changed",
  async (_name, { given, run, removes }) => {
    const made = (await given?.()) ?? "";
    const before = dump();
    const lines = new Set(all("select hash from audit").map((line) => line.hash));
    await run(made);
    const after = dump();
    const added = all("select * from audit order by seq").filter((line) => !lines.has(line.hash));
    expect(added.length).toBeGreaterThan(0);
    for (const line of added) expect(line).toMatchObject({ actor_id: expect.stringMatching(/./), entity: expect.stringMatching(/./) });

    const revised = new Set(all("select * from revisions").map((row) => `${row.entity} ${row.entity_id} ${row.revision}`));
    const told = new Set(added.map((line) => `${line.entity} ${line.entity_id}`));
    const changed = (Object.keys(entities) as (keyof typeof entities)[]).flatMap((table) => changedIn(table, before, after));
    for (const one of changed) {
      if (revisedTables.includes(one.split(" ")[0] as string)) expect(revised).toContain(one);
      expect(told).toContain(one.split(" ").slice(0, 2).join(" "));
    }
    // What hangs on an event does not change without it.
    const same = (table: string) => JSON.stringify(after.get(table)) === JSON.stringify(before.get(table));
    if (!hanging.every(same) && !removes) expect(changed).toContainEqual(expect.stringMatching(/^event /));
    if (!removes)
      for (const table of Object.keys(entities)) expect(after.get(table)?.length).toBeGreaterThanOrEqual(before.get(table)?.length ?? 0);
    expect(await verifyAudit()).toMatchObject({ ok: true });
  },
);
