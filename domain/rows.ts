/** Rows as text: `cell|cell; cell|cell`, with `\` before `\`, `|` and `;`, and a line break as `\n`. */

const escapeCell = (cell: string) => cell.replace(/[\\|;]/g, "\\$&").replaceAll("\n", "\\n");

export const formatRows = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map(escapeCell).join("|").replace(/\|+$/, "")).join("; ");

/** Inverse of `formatRows`; a line break also ends a row, so that a textarea may hold one row a line. Empty rows are dropped. */
export function parseRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  const endRow = () => {
    row.push(cell.trim());
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
    cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === "\\" && i + 1 < text.length) {
      const next = text[++i] as string;
      cell += next === "n" ? "\n" : next;
    } else if (c === "|") {
      row.push(cell.trim());
      cell = "";
    } else if (c === ";" || c === "\n") endRow();
    else cell += c;
  }
  endRow();
  return rows;
}
