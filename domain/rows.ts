/** Rows as text: `cell|cell; cell|cell`, with `\` before `\`, `|` and `;`, and a line break as `\n`. */

// Nearly no cell holds a mark: an export asks this of millions.
const escapeCell = (cell: string) => (/[\\|;\n]/.test(cell) ? cell.replace(/[\\|;]/g, "\\$&").replaceAll("\n", "\\n") : cell);

/** Empty cells at the end of a row are left out. */
const formatRow = (cells: readonly string[]) => {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === "") end--;
  let text = "";
  for (let i = 0; i < end; i++) text += i === 0 ? escapeCell(cells[i] as string) : `|${escapeCell(cells[i] as string)}`;
  return text;
};

export const formatRows = (rows: readonly (readonly string[])[]) => rows.map(formatRow).join("; ");

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
