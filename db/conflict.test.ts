import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mergedInto } from "#db/conflict";
import { findEvent } from "#db/events";
import { publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { restoreEventWith } from "#db/restore-with";
import { findRevision, listRevisions } from "#db/revisions";
import { type Saved, saveEvent } from "#db/save-event";
import { audit } from "#db/schema";
import { createSeries } from "#db/series";
import { db } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst } from "#db/testing";
import type { Actor } from "#domain/access";
import type { EventType } from "#domain/codebook";
import { ConflictError } from "#domain/errors";
import { applies, type EventInput, event, type FieldName } from "#domain/event";
import type { Field } from "#domain/field";

const otto: Actor = { id: "otto", name: "Otto", role: "editor" };
const others: string[] = [];

beforeAll(async () => {
  freshStore();
  for (const name of ["One", "Two", "Three"]) await createSeries(editor, name);
  for (const title of ["A visit", "Another visit"]) others.push((await saveEvent(editor, eventOf({ title }))).id);
});
afterAll(dropStore);

type Texts = Partial<Record<FieldName, string>>;

/** Two texts of a field that an event of each type that has it may hold, whatever the other fields hold. */
function samples(name: FieldName): [string, string] {
  const named: { [K in FieldName]?: [string, string] } = {
    type: ["visit", "dialogue"],
    status: ["held", "cancelled"],
    countries: ["IN|visitor; IT|host", "IN|host; IT|visitor; PT"],
    series: ["one", "two"],
    partOf: [others[0] as string, others[1] as string],
    related: [`${others[0]}|renews`, `${others[1]}|renews; ${others[0]}|amends`],
    citations: ["https://example.org/a|They met.|supports|2", "https://example.org/b"],
    participants: ["Ana Silva|Minister|IN|head", "Ana Silva|Prime Minister|IN|head; Bo Li||IT|member"],
    organisations: ["A yard||IT|signatory", "A yard|AY|IT|signatory"],
    validFrom: ["2020", "2021-05"],
    validUntil: ["2030", "2031"],
    quantity: ["12", "~40"],
    currency: ["EUR", "USD"],
  };
  const { kind, options = {}, label }: Field = event.fields[name];
  const codes = Object.keys(options);
  const ofKind: { [K in Field["kind"]]?: [string, string] } = {
    line: [`${label} one`, `${label} two`],
    prose: [`${label} one`, `${label} two,\nof two lines`],
    choice: [codes[0] as string, codes[1] as string],
    choices: [codes[0] as string, `${codes[0]}; ${codes[1]}`],
    country: ["PT", "FR"],
    date: ["2024-04-14", "2024-04"],
    count: ["3", "4"],
    decimal: ["5", "6.5"],
  };
  return named[name] ?? ofKind[kind] ?? ["", ""];
}

/** Types that between them have every field, each with a status and another that it may have. */
const types = {
  visit: ["held", "cancelled"],
  agreement: ["signed", "in_force"],
  exercise: ["held", "cancelled"],
  arms_transfer: ["ordered", "delivered"],
} satisfies {
  [T in EventType]?: [string, string];
};
type Base = keyof typeof types;
const bases = Object.keys(types) as Base[];
const sampleOf = (name: FieldName, type: Base, which: 0 | 1) => (name === "status" ? types[type] : samples(name))[which];

/** An event of a type with every field filled that the type has. */
const fullTexts = (type: Base): Texts => ({
  ...Object.fromEntries(event.names.filter((name) => applies(name, type)).map((name) => [name, sampleOf(name, type, 0)])),
  type,
});
const read = (texts: Texts): EventInput => eventOf({ citations: "", ...texts } as Record<string, string>);
const isSound = (texts: Texts) => event.fromText({ ...event.toText(read({})), ...texts } as Record<string, string>).ok;

const conflict = async (late: Promise<unknown>): Promise<ConflictError> => {
  const error = await late.then(
    (saved) => saved,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ConflictError)) throw error instanceof Error ? error : new Error(`saved: ${JSON.stringify(error)}`);
  return error;
};

describe("two edits of the same revision", () => {
  test("of every field there are two texts that an event may hold", () => {
    for (const type of bases) {
      const texts = fullTexts(type);
      expect(isSound(texts), type).toBe(true);
      for (const name of event.names.filter((one) => applies(one, type) && one !== "type")) {
        expect(sampleOf(name, type, 1), name).not.toBe(sampleOf(name, type, 0));
        expect(isSound({ ...texts, [name]: sampleOf(name, type, 1) }), name).toBe(true);
      }
    }
    expect(event.names.filter((name) => !bases.some((type) => applies(name, type)))).toEqual([]);
  });

  /** An event that goes from pair to pair: each begins with what the last left. */
  const running = new Map<Base, { at: Saved; texts: Texts }>();
  async function runningEvent(type: Base) {
    const known = running.get(type);
    // Taken out until its pair is done, so that a pair that fails does not fail those after it.
    running.delete(type);
    if (known) return known;
    const texts = fullTexts(type);
    return { at: await saveEvent(editor, read(texts)), texts };
  }
  const flip = (texts: Texts, name: FieldName, type: Base) => sampleOf(name, type, texts[name] === sampleOf(name, type, 0) ? 1 : 0);

  test.each(event.names)("%s and any other field: both are kept, in two revisions; the same field collides", async (one) => {
    for (const other of event.names.slice(event.names.indexOf(one))) {
      const type = bases.find((base) => [one, other].every((name) => name !== "type" && applies(name, base)));
      if (!type) continue;
      const now = await runningEvent(type);
      const { id, revision } = now.at;
      const first: Texts = { ...now.texts, [one]: flip(now.texts, one, type) };
      await saveEvent(editor, read(first), { at: { id, revision } });
      if (one === other) {
        const empty = event.fields[one].required ? null : { ...now.texts, [one]: "" };
        const second = empty && isSound(empty) ? empty : { ...now.texts, [one]: third(one, now.texts) };
        const { current, collision } = await conflict(saveEvent(otto, read(second), { at: { id, revision } }));
        expect(collision).toMatchObject({ fields: [one], by: ["editor"], base: { revision } });
        expect(current).toMatchObject({ revision: revision + 1, by: "editor", text: { [one]: event.toText(read(first))[one] } });
        expect(collision?.base?.text).toEqual(event.toText(read(now.texts)));
        expect(collision?.merged).toEqual(Object.fromEntries(Object.entries(event.toText(read(first))).filter(([name]) => name !== one)));
        running.set(type, { at: { ...now.at, revision: revision + 1 }, texts: first });
        continue;
      }
      const second: Texts = { ...now.texts, [other]: flip(now.texts, other, type) };
      const both: Texts = { ...first, [other]: second[other] };
      const saved = await saveEvent(otto, read(second), { at: { id, revision } });
      expect(saved, `${one} ${other}`).toMatchObject({ revision: revision + 2, merged: { base: revision, by: ["editor"], fields: [one] } });
      expect((await findRevision(id, revision + 1))?.value).toEqual(read(first));
      expect((await findRevision(id, revision + 2))?.value, `${one} ${other}`).toEqual(read(both));
      running.set(type, { at: saved, texts: both });
    }
  });

  /** Another text than both samples, for a field that cannot be empty. */
  const third = (name: FieldName, texts: Texts) =>
    ({
      title: "A third title",
      countries: "FR; PT",
      date: "2023",
      dateBasis: Object.keys(event.fields.dateBasis.options ?? {})[2],
      status: texts.type === "agreement" ? "terminated" : texts.type === "arms_transfer" ? "cancelled" : "postponed",
      series: "three",
      value: "7",
      currency: "INR",
    })[name as string] ?? "";

  const bare = { type: "visit", status: "held" };
  const standing: Record<string, string> = { visit: "held", agreement: "signed", exercise: "held", arms_transfer: "ordered" };
  const apart = event.names.flatMap((one) =>
    event.names
      .slice(event.names.indexOf(one) + 1)
      .filter((other) => !bases.some((type) => applies(one, type) && applies(other, type)))
      .map((other): [FieldName, FieldName] => [one, other]),
  );
  test("fields that no type has together collide over the type, with nothing lost", async () => {
    expect(apart.length).toBeGreaterThan(50);
    for (const [one, other] of apart) {
      const typed = (name: FieldName): Texts => {
        const type = bases.find((base) => applies(name, base)) as Base;
        const partner = ({ value: "currency", currency: "value" } as Texts)[name] as FieldName | undefined;
        return { type, status: standing[type], [name]: samples(name)[0], ...(partner && { [partner]: samples(partner)[0] }) };
      };
      const { id } = await saveEvent(editor, read(bare));
      await saveEvent(editor, read({ ...bare, ...typed(one) }), { at: { id, revision: 1 } });
      const mine = read({ ...bare, ...typed(other) });
      const { current, collision } = await conflict(saveEvent(otto, mine, { at: { id, revision: 1 } }));
      expect(collision?.fields, `${one} ${other}`).toEqual(expect.arrayContaining([typed(one).type === "visit" ? one : "type"]));
      expect(current.text[one]).toBe(event.toText(read({ ...bare, ...typed(one) }))[one]);
      if (!collision?.fields.includes(other)) expect(collision?.merged[other]).toBe(event.toText(mine)[other]);
    }
  });

  test("a type that the other's field does not go with: the field and the type are shown", async () => {
    const { id } = await saveEvent(editor, read(bare));
    await saveEvent(editor, read({ ...bare, format: samples("format")[0] }), { at: { id, revision: 1 } });
    const late = saveEvent(otto, read({ type: "agreement", status: "signed" }), { at: { id, revision: 1 } });
    expect((await conflict(late)).collision).toMatchObject({
      fields: ["type", "format"],
      errors: { format: [expect.stringContaining("does not apply")] },
      merged: { status: "signed" },
    });
  });

  test.each<[string, Texts, Texts, Texts, FieldName[]]>([
    [
      "value and currency",
      { type: "arms_transfer", status: "ordered", value: "5", currency: "EUR" },
      { value: "", currency: "" },
      { value: "6" },
      ["value", "currency"],
    ],
    ["series and edition", { series: "one" }, { series: "" }, { edition: "3" }, ["series", "edition"]],
    [
      "validity",
      { type: "agreement", status: "signed", validFrom: "2020", validUntil: "2030" },
      { validFrom: "2026" },
      { validUntil: "2025" },
      ["validFrom", "validUntil"],
    ],
    ["date and status", { status: "planned", date: "2020" }, { date: "2090" }, { status: "held" }, ["date", "status"]],
  ])("%s that are sound alone and not together are both to be chosen", async (_name, base, first, second, fields) => {
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const { id } = await saveEvent(editor, read(base));
      await saveEvent(editor, read({ ...base, ...one }), { at: { id, revision: 1 } });
      const { collision } = await conflict(saveEvent(otto, read({ ...base, ...other }), { at: { id, revision: 1 } }));
      expect([...(collision?.fields ?? [])].sort()).toEqual([...fields].sort());
    }
  });

  test("what is wrong with an edit alone is said as such, though it is late", async () => {
    const { id } = await saveEvent(editor, read({}));
    await saveEvent(editor, read({ city: "Rome" }), { at: { id, revision: 1 } });
    const late = saveEvent(otto, { ...read({}), partOf: "nowhere" }, { at: { id, revision: 1 } });
    await expect(late).rejects.toMatchObject({ code: "invalid", fields: { partOf: [expect.any(String)] } });
  });
});

test("whatever two people change, no word of either is lost: it is on record or in what the second is told", async () => {
  const optionals = [
    "city",
    "place",
    "summary",
    "title",
    "level",
    "themes",
    "participants",
    "value",
    "currency",
    "type",
    "status",
    "date",
  ] as const;
  const texts: Record<string, string[]> = {
    city: ["", "Rome", "Milan"],
    place: ["", "Taranto"],
    summary: ["", "They met.", "They met again,\nand again."],
    title: ["A title", "Another title"],
    level: ["", "minister", "official"],
    themes: ["", "cyber", "cyber; maritime"],
    participants: ["", "Ana|Minister|IN|head", "Ana; Bo"],
    value: ["", "5", "6"],
    currency: ["", "EUR", "USD"],
    type: ["arms_transfer", "assistance", "visit"],
    status: ["ordered", "delivered", "cancelled", "held"],
    date: ["2020", "2021-03"],
  };
  const edit = fc.record(Object.fromEntries(optionals.map((name) => [name, fc.constantFrom(...(texts[name] as string[]))])), {
    requiredKeys: [],
  });
  const base: Texts = { type: "arms_transfer", status: "ordered", title: "A title", date: "2020" };
  let conflicts = 0;
  let merges = 0;
  await fc.assert(
    fc.asyncProperty(
      edit.filter((one) => isSound({ ...base, ...one })),
      edit.filter((one) => isSound({ ...base, ...one })),
      async (a, b) => {
        const [began, first, second] = [base, { ...base, ...a }, { ...base, ...b }].map((one) => read(one as Texts)) as [
          EventInput,
          EventInput,
          EventInput,
        ];
        const differs = (name: FieldName, value: EventInput) => JSON.stringify(value[name]) !== JSON.stringify(began[name]);
        const { id } = await saveEvent(editor, began);
        await saveEvent(editor, first, { at: { id, revision: 1 } });
        const outcome = await saveEvent(otto, second, { at: { id, revision: 1 } }).catch((error: unknown) => error);
        const stored = (await findRevision(id, 3))?.value;
        for (const name of event.names) {
          const byFirst = differs(name, first);
          const bySecond = differs(name, second);
          if (outcome instanceof ConflictError) {
            const { current, collision } = outcome;
            expect(current.text[name]).toBe(event.toText(first)[name]);
            expect(collision?.base?.text[name]).toBe(event.toText(began)[name]);
            if (!collision?.fields.includes(name)) expect(collision?.merged[name]).toBe(event.toText(bySecond ? second : first)[name]);
            if (byFirst && bySecond && JSON.stringify(first[name]) !== JSON.stringify(second[name]))
              expect(collision?.fields).toContain(name);
          } else if (byFirst) expect(stored?.[name]).toEqual(first[name]);
          else expect(stored?.[name]).toEqual(second[name]);
          if (!(outcome instanceof ConflictError) && bySecond) expect(stored?.[name]).toEqual(second[name]);
        }
        if (outcome instanceof ConflictError) {
          conflicts++;
          expect(outcome.collision?.fields.length).toBeGreaterThan(0);
          expect(stored).toBeUndefined();
        } else {
          merges++;
          expect(outcome).toMatchObject({ revision: 3 });
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(Math.min(conflicts, merges)).toBeGreaterThan(10);
});

describe("what became of the event meanwhile", () => {
  const draftOf = (actor: Actor) => saveEvent(actor, read({ title: "Contested" })).then(({ id }) => id);
  const edited = read({ title: "Contested", city: "Rome" });
  const cited = read({ title: "Contested", citations: "https://example.org/a" });

  test("a merge is in the audit with both revisions, and is told again from the revisions", async () => {
    const id = await draftOf(editor);
    await saveEvent(otherAnalystAsEditor, read({ title: "Contested", level: "minister" }), { at: { id, revision: 1 } });
    await saveEvent(otto, read({ title: "Contested", level: "minister", place: "Taranto" }), { at: { id, revision: 2 } });
    const { merged } = await saveEvent(editor, edited, { at: { id, revision: 1 } });
    expect(merged).toEqual({ base: 1, by: ["other", "otto"], fields: ["place", "level"] });
    expect(await mergedInto(analyst, id, 1, 4)).toEqual(merged);
    await expect(mergedInto(null, id, 1, 4)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await mergedInto(analyst, id, 3, 4)).toBeNull();
    expect(await mergedInto(analyst, id, 1, 9)).toBeNull();
    const lines = (await db().select().from(audit).orderBy(audit.seq)).filter((line) => line.entityId === id);
    expect(JSON.parse(lines.at(-1)?.detail ?? "")).toMatchObject({ revision: 4, merged: { base: 1, with: 3 } });
    expect(JSON.parse(lines.at(-2)?.detail ?? "")).not.toHaveProperty("merged");
  });
  const otherAnalystAsEditor: Actor = { ...otherAnalyst, role: "editor" };

  test("the same form sent again answers the same, whatever became of the event", async () => {
    const id = await draftOf(editor);
    const saved = await saveEvent(editor, edited, { at: { id, revision: 1 }, key: "once" });
    await saveEvent(otto, read({ title: "By Otto" }), { at: { id, revision: 2 } });
    expect(await saveEvent(editor, edited, { at: { id, revision: 1 }, key: "once" })).toMatchObject({ id, revision: 3 });
    await trashEvent(editor, id, 3);
    expect(await saveEvent(editor, edited, { at: { id, revision: 1 }, key: "once" })).toMatchObject({ id: saved.id, state: "trash" });
    expect(await listRevisions(id)).toHaveLength(4);
  });

  test("a revision that is not on record is a conflict over all that differs", async () => {
    const id = await draftOf(editor);
    for (const revision of [99, 0, Number.NaN]) {
      const { collision } = await conflict(saveEvent(editor, edited, { at: { id, revision } }));
      expect(collision).toMatchObject({ base: null, fields: ["city"] });
    }
    expect(await listRevisions(id)).toHaveLength(1);
  });

  test("in the trash: the edit says by whom and when; who may restore does so with the text, in one step and two revisions", async () => {
    const id = await draftOf(analyst);
    await saveEvent(editor, read({ title: "Contested", level: "minister" }), { at: { id, revision: 1 } });
    await trashEvent(editor, id, 2);
    for (const actor of [analyst, otto]) {
      const { current } = await conflict(saveEvent(actor, edited, { at: { id, revision: 1 } }));
      expect(current).toMatchObject({ state: "trash", revision: 3, by: "editor", at: expect.stringMatching(/^\d{4}-/) });
    }
    await expect(restoreEventWith(analyst, edited, { at: { id, revision: 1 } })).rejects.toMatchObject({ code: "forbidden" });
    expect((await findEvent(editor, id))?.state).toBe("trash");
    const saved = await restoreEventWith(otto, edited, { at: { id, revision: 1 }, key: "back" });
    expect(saved).toMatchObject({ revision: 5, state: "draft", merged: { fields: ["level"], by: ["editor"] } });
    expect((await listRevisions(id)).map(({ action }) => action)).toEqual(["update", "restore", "trash", "update", "create"]);
    expect(await findEvent(editor, id)).toMatchObject({ city: "Rome", level: "minister" });
    expect(await restoreEventWith(otto, edited, { at: { id, revision: 1 }, key: "back" })).toMatchObject({ revision: 5 });
    expect(await listRevisions(id)).toHaveLength(5);
  });

  test("what collides is not restored either: the event stays in the trash until somebody chose", async () => {
    const id = await draftOf(editor);
    await saveEvent(editor, read({ title: "By Edith" }), { at: { id, revision: 1 } });
    await trashEvent(editor, id, 2);
    const { collision } = await conflict(restoreEventWith(otto, read({ title: "By Otto" }), { at: { id, revision: 1 } }));
    expect(collision?.fields).toEqual(["title"]);
    expect(await listRevisions(id)).toHaveLength(3);
    expect((await findEvent(editor, id))?.state).toBe("trash");
  });

  test("restored by somebody else meanwhile, the edit is saved as any other", async () => {
    const id = await draftOf(editor);
    await trashEvent(editor, id, 1);
    await restoreEvent(editor, id, 2);
    expect(await restoreEventWith(otto, edited, { at: { id, revision: 1 } })).toMatchObject({ revision: 4, state: "draft" });
  });

  test("published: its author is told by whom and keeps the text; an editor must know that readers will see it", async () => {
    const id = (await saveEvent(analyst, cited)).id;
    await publishEvent(editor, id, 1);
    const late = { ...cited, city: "Rome" };
    const told = await conflict(saveEvent(analyst, late, { at: { id, revision: 1 } }));
    expect(told).toMatchObject({
      message: expect.stringContaining("published while you edited"),
      current: { by: "editor", state: "published" },
    });
    await expect(saveEvent(analyst, late, { at: { id, revision: 2 } })).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveEvent(otherAnalyst, late, { at: { id, revision: 1 } })).rejects.toMatchObject({ code: "forbidden" });
    const { collision } = await conflict(saveEvent(otto, late, { at: { id, revision: 1 } }));
    expect(collision).toMatchObject({ fields: [], merged: { city: "Rome" }, base: { state: "draft" } });
    expect(await saveEvent(otto, late, { at: { id, revision: 2 } })).toMatchObject({ revision: 3, state: "published" });
  });

  test("published twice is published once", async () => {
    const id = (await saveEvent(analyst, cited)).id;
    await publishEvent(editor, id, 1);
    expect(await publishEvent(otto, id, 1)).toMatchObject({ revision: 2, state: "published" });
    expect(await saveEvent(otto, { ...cited, city: "Rome" }, { at: { id, revision: 1 }, publish: true })).toMatchObject({ revision: 3 });
  });

  test("a source that the other took away is asked for where the event is to be published", async () => {
    const id = (await saveEvent(analyst, cited)).id;
    await saveEvent(analyst, read({ title: "Contested" }), { at: { id, revision: 1 } });
    const late = saveEvent(editor, { ...cited, city: "Rome" }, { at: { id, revision: 1 }, publish: true });
    expect((await conflict(late)).collision).toMatchObject({
      fields: ["citations"],
      errors: { citations: [expect.stringContaining("source")] },
    });
  });

  test("a new series is not left behind by a save that collides, and is merged by name where both made the same", async () => {
    const id = await draftOf(editor);
    await saveEvent(editor, read({ title: "By Edith" }), { at: { id, revision: 1 } });
    const late = () => saveEvent(otto, { ...read({ title: "By Otto" }), series: "new" }, { at: { id, revision: 1 }, newSeries: "Of Otto" });
    expect((await conflict(late())).collision).toMatchObject({ fields: ["title"], merged: { series: "Of Otto" } });
    await createSeries(editor, "Of Edith");
    const again = await draftOf(editor);
    await saveEvent(editor, read({ title: "Contested", series: "of-edith" }), { at: { id: again, revision: 1 } });
    const same = { ...read({ title: "Contested", city: "Rome" }), series: "new" };
    expect(await saveEvent(otto, same, { at: { id: again, revision: 1 }, newSeries: "Of Edith" })).toMatchObject({ revision: 3 });
    const made = await db().query.series.findMany();
    expect(made.map(({ name }) => name).filter((name) => name.startsWith("Of"))).toEqual(["Of Edith"]);
  });

  test("the answer is plain data, for whoever cannot show a form", async () => {
    const id = await draftOf(editor);
    await saveEvent(editor, read({ title: "By Edith" }), { at: { id, revision: 1 } });
    const { current, collision } = await conflict(saveEvent(otto, read({ title: "By Otto" }), { at: { id, revision: 1 } }));
    expect(JSON.parse(JSON.stringify({ current, collision }))).toEqual({ current, collision });
  });
});
