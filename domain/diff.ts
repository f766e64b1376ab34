import { formatDate } from "#domain/date";
import { type EventInput, event, type FieldName } from "#domain/event";
import type { Field } from "#domain/field";

/** A stretch of text that both sides have, or only the later (`added`) or only the earlier (`removed`). */
export type Piece = { kind: "same" | "added" | "removed"; text: string };

/** What became of one field: each line of it in pieces; lines of rows that did not change are left out. */
export type Change = { name: FieldName; label: string; lines: Piece[][] };

/** What a referenced record is called, by its id; a source, by its address. */
export type Names = Readonly<Record<string, string>>;

const token = /\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;
/** Beyond this the table of the comparison would take seconds: the text in between counts as replaced. */
const largestTable = 4_000_000;

/** The difference of two texts, word by word, with the longest common run of words kept. */
export function diffWords(before: string, after: string): Piece[] {
  const old = before.match(token) ?? [];
  const now = after.match(token) ?? [];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const pieces: Piece[] = [];
  const add = (kind: Piece["kind"], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) pieces.push({ kind, text });
  };
  add("same", old.slice(0, start).join(""));
  for (const { kind, text } of between(old.slice(start, old.length - end), now.slice(start, now.length - end))) add(kind, text);
  add("same", old.slice(old.length - end).join(""));
  return pieces;
}

function* between(old: string[], now: string[]): Generator<Piece> {
  const common = old.length * now.length > largestTable ? null : longestCommon(old, now);
  let i = 0;
  let j = 0;
  while (common && i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      yield { kind: "same", text: now[j] as string };
      i++;
      j++;
    } else if (common(i + 1, j) >= common(i, j + 1)) yield { kind: "removed", text: old[i++] as string };
    else yield { kind: "added", text: now[j++] as string };
  }
  yield { kind: "removed", text: old.slice(i).join("") };
  yield { kind: "added", text: now.slice(j).join("") };
}

/** The length of the longest common subsequence of the rests from `i` and `j`. */
function longestCommon(old: string[], now: string[]) {
  const width = now.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] as number;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      table[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/** The value of a field in words, a line each: one line for a plain field, one a row for rows, none where it is empty. */
export function fieldLines(name: FieldName, value: EventInput, names: Names = {}): string[] {
  const field: Field = event.fields[name];
  const held: unknown = value[name];
  if (held === null || held === undefined || held === "") return [];
  if (field.kind === "rows") return (held as Record<string, unknown>[]).map((row) => rowWords(field, row, names));
  if (field.kind === "choices") return (held as string[]).map((code) => word(field, code, names));
  return [word(field, held, names)];
}

const rowWords = ({ columns = {} }: Field, row: Record<string, unknown>, names: Names) =>
  Object.entries(columns)
    .flatMap(([name, cell]) => (row[name] === null || row[name] === undefined ? [] : [quoted(cell, word(cell, row[name], names))]))
    .join(", ");

/** A text among other cells of a row is set off from them. */
const quoted = ({ kind }: Field, text: string) => (kind === "prose" ? `“${text}”` : text);

function word({ kind, options }: Field, held: unknown, names: Names): string {
  const text = String(held);
  if (options && Object.hasOwn(options, text)) return options[text] as string;
  if (kind === "reference" || kind === "link") return Object.hasOwn(names, text) ? (names[text] as string) : text;
  return kind === "date" ? dateWords(text) : text;
}

function dateWords(edtf: string) {
  try {
    return formatDate(edtf, "long");
  } catch {
    return edtf;
  }
}

/** The fields in which two values of an event differ, in the order of the record; `before` is null for a new event. */
export function diffEvents(before: EventInput | null, after: EventInput, names: Names = {}): Change[] {
  return event.names.flatMap((name) => {
    if (before && sameField(name, before, after)) return [];
    const old = before ? fieldLines(name, before, names) : [];
    const now = fieldLines(name, after, names);
    const { kind, label } = event.fields[name] as Field;
    const lines = kind === "rows" || kind === "choices" ? diffLines(old, now) : [plain(kind, old[0] ?? "", now[0] ?? "")];
    return lines.length > 0 && lines[0]?.length ? [{ name, label, lines }] : [];
  });
}

/** Texts are compared word by word; of a code or a date each side is shown whole. */
const plain = (kind: Field["kind"], old: string, now: string): Piece[] =>
  kind === "line" || kind === "prose"
    ? diffWords(old, now)
    : [{ kind: "removed", text: old } as const, { kind: "added", text: now } as const].filter(({ text }) => text);

/** Rows that went, came or changed: a row whose beginning stayed is the same row, changed. Order alone is said in words. */
function diffLines(old: string[], now: string[]): Piece[][] {
  const gone = old.filter((one) => !now.includes(one));
  const come = now.filter((one) => !old.includes(one));
  if (now.length > 0 && gone.length === 0 && come.length === 0) return [[{ kind: "added", text: `In another order: ${now.join("; ")}` }]];
  const head = (text: string) => text.split(", ")[0];
  return [
    ...gone.map((one) => {
      const at = come.findIndex((other) => head(other) === head(one));
      return at < 0 ? [{ kind: "removed" as const, text: one }] : diffWords(one, come.splice(at, 1)[0] as string);
    }),
    ...come.map((one) => [{ kind: "added" as const, text: one }]),
  ];
}

/** What a field holds, to compare; a field that a revision of long ago did not have yet is empty. */
const held = (name: FieldName, value: EventInput) => {
  const one: unknown = value[name] ?? null;
  return Array.isArray(one) && one.length === 0 ? "null" : JSON.stringify(one);
};

/** Whether two values say the same in a field. */
export const sameField = (name: FieldName, one: EventInput, other: EventInput) => held(name, one) === held(name, other);
