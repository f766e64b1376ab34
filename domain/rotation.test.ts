import fc from "fast-check";
import { expect, test } from "vitest";
import type { BackupKind } from "#domain/backup";
import { backupsToKeep, type Rotated } from "#domain/rotation";

const hour = 3_600_000;
const start = Date.parse("2024-01-01T00:00:00.000Z");
const daily = (at: number): Rotated => ({ at: new Date(at).toISOString(), kind: "daily" });
const days = (backups: readonly Rotated[]) => backups.map(({ at }) => at.slice(0, 10));

/** Different moments within three years, any kind. */
const histories = fc
  .uniqueArray(
    fc.record({ hours: fc.integer({ min: 0, max: 24 * 1095 }), kind: fc.constantFrom<BackupKind>("daily", "manual", "migration") }),
    {
      selector: ({ hours }) => hours,
      maxLength: 120,
    },
  )
  .map((all) => all.map(({ hours, kind }) => ({ at: new Date(start + hours * hour).toISOString(), kind })));

test("a year of daily backups leaves seven days, the Sundays of four weeks and the last days of six months", () => {
  const all = Array.from({ length: 366 }, (_, i) => daily(start + i * 24 * hour + 2 * hour));
  expect(days(backupsToKeep(all))).toEqual([
    "2024-12-31",
    "2024-12-30",
    "2024-12-29",
    "2024-12-28",
    "2024-12-27",
    "2024-12-26",
    "2024-12-25",
    "2024-12-22",
    "2024-12-15",
    "2024-11-30",
    "2024-10-31",
    "2024-09-30",
    "2024-08-31",
    "2024-07-31",
  ]);
});

test("of a day that is past the last one stays; midnight turns in UTC", () => {
  const at = (text: string): Rotated => ({ at: `2024-03-${text}.000Z`, kind: "manual" });
  const today = [at("10T09:00:00"), at("10T08:00:00"), at("10T07:00:00")];
  const kept = backupsToKeep([at("03T22:00:00"), at("03T23:59:59"), at("04T00:00:00"), at("04T09:00:00"), at("10T06:00:00"), ...today]);
  expect(kept).toEqual([...today, at("04T09:00:00"), at("03T23:59:59")]);
});

test("a server that stood still for years loses nothing by it", () => {
  const old = [1, 2, 3].map((n) => daily(start + n * 24 * hour));
  expect(backupsToKeep(old)).toHaveLength(3);
  expect(backupsToKeep([...old, daily(start + 900 * 24 * hour)])).toHaveLength(4);
});

test("the two newest made before an upgrade stay, whatever came later the same day", () => {
  const upgrades: Rotated[] = [1, 2, 3].map((n) => ({ at: new Date(start + n * hour).toISOString(), kind: "migration" }));
  const later = [10, 11, 12].map((n) => daily(start + n * hour));
  const kept = backupsToKeep([...upgrades, ...later]);
  expect(kept.map(({ kind }) => kind)).toEqual(["daily", "daily", "daily", "migration", "migration"]);
  expect(kept[3]?.at).toBe(upgrades[2]?.at);
});

test("the newest of all is kept, at most twenty-two are, and those stay kept", () => {
  fc.assert(
    fc.property(histories, (all) => {
      const kept = backupsToKeep(all);
      expect(kept.length).toBeLessThanOrEqual(7 + 4 + 6 + 3 + 2);
      const newest = all.map(({ at }) => at).sort();
      expect(kept[0]?.at).toBe(newest.at(-1));
      expect(backupsToKeep(kept)).toEqual(kept);
    }),
  );
});

test("the order in which they are listed does not matter", () => {
  fc.assert(
    fc.property(
      histories.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(backupsToKeep(shuffled)).toEqual(backupsToKeep(all));
      },
    ),
  );
});

test("every one of the last seven days, four weeks and six months keeps its newest", () => {
  const monday = (at: string) => {
    const date = new Date(`${at.slice(0, 10)}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    return date.toISOString();
  };
  fc.assert(
    fc.property(histories, (all) => {
      const kept = new Set(backupsToKeep(all).map(({ at }) => at));
      for (const [of, n] of [
        [(at: string) => at.slice(0, 10), 7],
        [monday, 4],
        [(at: string) => at.slice(0, 7), 6],
      ] as const) {
        const newest = new Map<string, string>();
        for (const { at } of [...all].sort((a, b) => a.at.localeCompare(b.at))) newest.set(of(at), at);
        const last = [...newest].sort(([a], [b]) => b.localeCompare(a)).slice(0, n);
        for (const [, at] of last) expect(kept).toContain(at);
      }
    }),
  );
});

test("rotating after each backup leaves the same as rotating once at the end", () => {
  fc.assert(
    fc.property(histories, (all) => {
      const inTime = [...all].sort((a, b) => a.at.localeCompare(b.at));
      let stepwise: Rotated[] = [];
      for (const one of inTime) stepwise = backupsToKeep(stepwise.concat(one));
      expect(stepwise).toEqual(backupsToKeep(all));
    }),
  );
});
