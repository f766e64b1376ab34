import "server-only";
import { acceptMarked } from "#db/accept-marked";
import { addSources } from "#db/add-sources";
import { exportAudit } from "#db/audit-log";
import { checkAudit } from "#db/audit-verify";
import { inspectAudit } from "#db/audit-watch";
import { makeBackup } from "#db/backup";
import { acceptProposal, moveProposal } from "#db/decide-proposal";
import { purgeCaptures } from "#db/discard-capture";
import { exportEvents } from "#db/export";
import { keepFormDraft, purgeFormDrafts } from "#db/form-drafts";
import { mergeEvents, unmergeEvent } from "#db/merge-event";
import { moveEvent, publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { proposeChange, sendForReview } from "#db/propose";
import { purgeEvent } from "#db/purge-event";
import { noteForeignOrigin } from "#db/refusals";
import { restoreBackup } from "#db/restore";
import { restoreRevision } from "#db/restore-revision";
import { restoreEventWith } from "#db/restore-with";
import { saveCapture } from "#db/save-capture";
import { saveEvent } from "#db/save-event";
import { runDue } from "#db/schedule";
import { seed, seedAtStart } from "#db/seed";
import { createSeries } from "#db/series";
import { noteSettings } from "#db/settings";
import { startCapture } from "#db/start-capture";
import { writerForTests } from "#db/store";
import { admin, analyst, editor, eventOf, exportContext } from "#db/testing";
import { helper, type Row } from "#db/testing-verbs";
import { system } from "#domain/access";
import { emptyAuditFilter } from "#domain/audit-filter";
import { emptyFilter } from "#domain/filter";
import { formatMark } from "#domain/review-item";
import { blankSource } from "#domain/source";
import { articleFound, articleText } from "#domain/testing-article";

const draft = async () => (await saveEvent(editor, eventOf())).id;
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

const address = "https://example.org/turin";

/** An article that somebody captured, and its first draft as an event. */
const capture = () =>
  startCapture(editor, { text: articleText, address, title: "", publisher: "", published: "14 May 2025" }, () => articleFound());
const captured = {
  key: "2",
  input: eventOf({ title: "Visit to Turin", citations: address }),
  newSeries: "A series",
  distinct: "",
  confirmed: "",
};

/** One that nobody touched for years. */
const agedCapture = async () => {
  const id = await capture();
  writerForTests().exec("update captures set at = '2001-01-01T00:00:00.000Z'");
  return id;
};

const ownText = { leaves: "nothing", because: "an unsaved text is its author's alone and no part of the record" } as const;

/** The verbs of the record, and of the program about itself. */
export const recordVerbs: Record<string, Row> = {
  "accept-marked#acceptMarked": {
    given: proposal,
    run: (id) => acceptMarked(editor, [formatMark({ kind: "change", id }, { event: 1, proposal: 1 })]),
  },
  "audit#noteDenial": helper,
  "audit-log#exportAudit": { run: async () => read(await exportAudit(admin, emptyAuditFilter())) },
  "audit-verify#checkAudit": { run: () => checkAudit(admin) },
  "audit-watch#inspectAudit": { run: inspectAudit },
  "auth#auth": helper,
  "auth-adapter#storeAdapter": helper,
  "backup#makeBackup": { run: () => makeBackup(admin) },
  "discard-capture#discardCapture": ownText,
  "captures#working": helper,
  "captures#findOwnCapture": { leaves: "nothing", because: "it opens an article for what is done next" },
  "captures#keepCapture": ownText,
  "discard-capture#purgeCaptures": { given: agedCapture, run: () => purgeCaptures() },
  "reread-capture#rereadCapture": ownText,
  "discard-capture#undiscardCapture": ownText,
  "decide-proposal#acceptProposal": { given: proposal, run: (id) => acceptProposal(editor, id, { seen: { event: 1, proposal: 1 } }) },
  "decide-proposal#moveProposal": { given: proposal, run: (id) => moveProposal(editor, id, "decline", { seen: 1, reason: "No" }) },
  "export#exportEvents": { run: () => read(exportEvents(editor, emptyFilter(), "csv", exportContext)) },
  "form-drafts#discardFormDraft": ownText,
  "form-drafts#keepFormDraft": ownText,
  "form-drafts#purgeFormDrafts": { given: agedDraft, run: () => purgeFormDrafts() },
  "form-drafts#undiscardFormDraft": ownText,
  "health#checkHealth": { leaves: "nothing", because: "it tries whether there is room, and leaves nothing of that" },
  "jobs#markInterrupted": { leaves: "nothing", because: "it marks the program's own work that did not end" },
  "jobs#runJob": { leaves: "nothing", because: "it notes how the program's own work went; the work leaves its line" },
  "add-sources#addSources": {
    given: published,
    run: (id) => addSources(editor, id, eventOf({ citations: "https://example.org/new" }).citations),
  },
  "reindex#reindex": { leaves: "nothing", because: "the index is derived: it holds what is on record, and nothing else changes" },
  "reindex#renewIndex": { leaves: "nothing", because: "it makes the index anew, which is derived" },
  "keep-lines#keepLines": { leaves: "nothing", because: "the lines are derived: they say what is on record" },
  "keep-lines#keepLinesInJob": { leaves: "nothing", because: "the lines are derived: they say what is on record" },
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
  "propose#proposeChange": {
    given: published,
    run: (id) => proposeChange(analyst, eventOf({ title: "Proposed" }), { at: { id, revision: 1 }, newSeries: "A series" }),
  },
  "propose#sendForReview": {
    given: published,
    run: (id) => sendForReview(analyst, eventOf({ title: "Proposed" }), { at: { id, revision: 1 } }),
  },
  "refusals#noteForeignOrigin": { run: () => noteForeignOrigin("192.0.2.1", "https://evil.example") },
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
  "save-capture#saveCapture": {
    given: capture,
    run: (id) => saveCapture(editor, id, [captured], { source: { ...blankSource, address } }),
  },
  "schedule#runDue": { run: () => runDue(Date.now()) },
  "schedule#startSchedule": { leaves: "nothing", because: "it runs what is due later on" },
  "seed#loadSample": helper,
  "seed#seed": { run: () => seed(editor) },
  "seed#seedAtStart": { run: () => seedAtStart() },
  "series#createSeries": { run: () => createSeries(editor, "A series") },
  "start-capture#startCapture": { run: capture },
  "settings#noteSettings": { run: () => noteSettings({ ENTENTE_READING: "members" }) },
};
