import { type ArticleTexts, articleFields, type CaptureDraft, draftNames, type Mark, type Texts } from "#domain/capture";

/** What somebody may change of a capture: never what was read, and never that a draft was saved. */
export type CaptureEdits = ArticleTexts & { drafts: DraftEdits[] };
export type DraftEdits = Pick<CaptureDraft, "key" | "texts" | "answers" | "marks"> & { discarded: boolean };

export const mostDrafts = 100;
const longestText = 20_000;
export const longestLine = 2_000;

export const editsOf = (article: ArticleTexts, drafts: readonly CaptureDraft[]): CaptureEdits => ({
  ...pickArticle(article),
  drafts: drafts.map(({ key, texts, answers, marks, state }) => ({ key, texts, answers, marks, discarded: state === "discarded" })),
});

export const pickArticle = (from: ArticleTexts): ArticleTexts => ({
  address: from.address,
  title: from.title,
  publisher: from.publisher,
  published: from.published,
});

/** A key that no draft has, for one that is added by hand. */
export const freshKey = (drafts: readonly { key: string }[]) =>
  `h${Math.max(0, ...drafts.map(({ key }) => Number(/^h(\d+)$/.exec(key)?.[1] ?? 0))) + 1}`;

/** The edits that a request holds, or null for what are none. */
export function readEdits(given: unknown): CaptureEdits | null {
  const article = Object.fromEntries(articleFields.map((name) => [name, textIn(given, name, longestLine)]));
  const drafts = Object(given).drafts;
  if (Object.values(article).includes(null) || !Array.isArray(drafts) || drafts.length > mostDrafts) return null;
  const read = drafts.map(readDraft);
  const keys = new Set(read.map((one) => one?.key));
  return read.includes(null) || keys.size !== read.length ? null : { ...(article as ArticleTexts), drafts: read as DraftEdits[] };
}

function textIn(given: unknown, name: string, most: number): string | null {
  const text: unknown = Object(given)[name];
  return typeof text === "string" && text.length <= most ? text : null;
}

function readDraft(given: unknown): DraftEdits | null {
  const key = textIn(given, "key", 20);
  const { texts, answers, marks, discarded } = Object(given) as Record<string, unknown>;
  if (!key || !/^[a-z0-9]+$/i.test(key) || typeof discarded !== "boolean") return null;
  if (!isTexts(texts, (name) => draftNames.has(name)) || !isTexts(answers, (name) => /^\d{1,3}$/.test(name))) return null;
  if (!Array.isArray(marks) || marks.length > 200 || !marks.every(isMark)) return null;
  return { key, texts, answers, marks: marks.map(({ field, start, end }) => ({ field, start, end })), discarded };
}

const isTexts = (given: unknown, known: (name: string) => boolean): given is Texts =>
  given !== null &&
  typeof given === "object" &&
  Object.entries(given).every(([name, text]) => known(name) && typeof text === "string" && text.length <= longestText);

function isMark(given: unknown): given is Mark {
  const { field, start, end } = Object(given);
  return draftNames.has(field) && Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start < end;
}

/** The drafts with what was edited. What was saved stays as it is; a draft that is not among the edits was not seen, and stays. */
export function applyEdits(drafts: readonly CaptureDraft[], edits: readonly DraftEdits[]): CaptureDraft[] {
  const edited = new Map(edits.map((one) => [one.key, one]));
  const known = drafts.map((draft): CaptureDraft => {
    const one = edited.get(draft.key);
    edited.delete(draft.key);
    if (!one || draft.state === "saved") return draft;
    const { discarded, ...rest } = one;
    return { ...draft, ...rest, state: discarded ? "discarded" : "open" };
  });
  const added = [...edited.values()].map(
    ({ discarded, ...rest }): CaptureDraft => ({
      ...rest,
      state: discarded ? "discarded" : "open",
      proposed: null,
      read: {},
      eventId: null,
    }),
  );
  return [...known, ...added].slice(0, mostDrafts);
}

/**
 * The drafts after the text was read again, against another day of publication, which gave the `fresh` ones. What somebody changed
 * stays as they left it, the rest follows the new reading; what is read no more goes, unless somebody worked on it.
 */
export function rereadDrafts(before: readonly CaptureDraft[], fresh: readonly CaptureDraft[]): CaptureDraft[] {
  const matched = new Map<string, CaptureDraft>();
  for (const draft of before) {
    const same = draft.proposed && fresh.find((one) => !matched.has(one.key) && isSame(draft, one));
    if (same) matched.set(same.key, draft);
  }
  // A key may be another's by now: what was worked on keeps its own, and what points at it still finds it.
  const renamed = new Map([...matched].map(([key, draft]) => [key, draft.key]));
  const taken = new Set(before.map(({ key }) => key));
  for (const { key } of fresh) if (!renamed.has(key)) renamed.set(key, free(key, taken));
  const wholeOf = (texts: Texts) => ({ ...texts, whole: renamed.get(texts.whole ?? "") ?? "" });
  const now = fresh.map((one) => {
    const draft = matched.get(one.key);
    const read = wholeOf(one.read);
    if (!draft) return { ...one, key: renamed.get(one.key) as string, read, texts: read };
    if (draft.state === "saved") return draft;
    return { ...draft, proposed: one.proposed, read, texts: followed(draft, read), answers: answersTo(one, draft) };
  });
  const left = before.filter((one) => !now.some(({ key }) => key === one.key) && (one.state === "saved" || isWorkedOn(one)));
  return [...now, ...left].slice(0, mostDrafts);
}

function free(key: string, taken: Set<string>): string {
  let name = key;
  for (let n = 1; taken.has(name); n++) name = `${key}r${n}`;
  taken.add(name);
  return name;
}

/** The answers that are still ones to the questions that are asked now. */
const answersTo = ({ proposed }: CaptureDraft, { answers }: CaptureDraft): Texts =>
  Object.fromEntries(
    Object.entries(answers).filter(([at, given]) => proposed?.questions[Number(at)]?.readings.some(({ value }) => value === given)),
  );

const isSame = ({ proposed: a }: CaptureDraft, { proposed: b }: CaptureDraft) =>
  a !== null && b !== null && a.evidence.start < b.evidence.end && b.evidence.start < a.evidence.end && typeOf(a) === typeOf(b);
const typeOf = ({ fields }: NonNullable<CaptureDraft["proposed"]>) => fields.type?.value;

const isWorkedOn = ({ proposed, texts, read, marks }: CaptureDraft) =>
  proposed === null || marks.length > 0 || Object.keys(texts).some((name) => texts[name] !== read[name]);

/** The new reading, but for the fields that somebody changed from the old one. */
const followed = ({ texts, read: old }: CaptureDraft, read: Texts): Texts => {
  const names = new Set([...Object.keys(texts), ...Object.keys(read)]);
  return Object.fromEntries(
    [...names].map((name) => [name, (texts[name] ?? "") === (old[name] ?? "") ? (read[name] ?? "") : (texts[name] ?? "")]),
  );
};
