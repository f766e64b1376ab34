import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "#domain/csv";
import { guardCell, quoteCell, unguardCell } from "#domain/formats/cell";
import { formatRows, parseRows } from "#domain/rows";

const cell = fc.string({ unit: "grapheme" }).map((text) => text.replace(/\r/g, "").trim());

test("rows survive their text form, whatever is in a cell", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          cell.filter((one) => one !== ""),
          cell,
          cell,
        ),
      ),
      (rows) => {
        const back = parseRows(formatRows(rows)).map((cells) => [cells[0], cells[1] ?? "", cells[2] ?? ""]);
        expect(back).toEqual(rows);
      },
    ),
  );
});

test.each(["ends in |", "ends in ||", "ends in \\", "ends in \\|"])("a last cell that %s keeps it", (text) => {
  expect(parseRows(formatRows([["one", text, ""], [text]]))).toEqual([["one", text], [text]]);
});

test("a guarded cell gives the original back and never begins as a formula", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom("=1+1", "-5", "+82", "@x", "|cmd", " =x", "'=x", "''=x", "\ufeff=x", "\u00a0@x", "\tx", "＝x", "'"),
      ),
      (text) => {
        const guarded = guardCell(text);
        expect(unguardCell(guarded)).toBe(text);
        expect(guarded).not.toMatch(/^[\s\u00A0\uFEFF]*[=+\-@|＝＋－＠]/);
      },
    ),
  );
});

test("a CSV written by us is read back cell for cell", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { minLength: 1 }), (rows) => {
      const text = `a,b\r\n${rows.map((cells) => cells.map((one) => quoteCell(guardCell(one))).join(",")).join("\r\n")}\r\n`;
      const back = readCsv(text);
      expect(back.ok && back.table.rows.map((row) => [row.cells.get("a"), row.cells.get("b")])).toEqual(rows);
    }),
  );
});

test("what is wrong with a file is said by line", () => {
  expect(readCsv("")).toMatchObject({ ok: false, problems: [{ message: "The file has no rows" }] });
  expect(readCsv("a,b\n")).toMatchObject({ ok: false });
  expect(readCsv("a,a\n1,2\n")).toMatchObject({ ok: false, problems: [{ message: "Column “a” appears twice" }] });
  expect(readCsv("a,b\n1,2\n3\n")).toMatchObject({ ok: false, problems: [{ line: 3, message: "This row has 1 cells; the header has 2" }] });
  expect(readCsv('a,b\n1,"2\n')).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining("never closed") }] });
});
