import { cpus, totalmem } from "node:os";

/** A line of the table. `bare` is the same work without the program, measured in the same run; targets are upper bounds unless `least`. */
export type Figure = {
  name: string;
  unit: string;
  value: number;
  target?: number;
  least?: boolean;
  bare?: number;
  ratio?: number;
};

const number = (value: number | undefined) =>
  value === undefined ? "" : value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
const bound = (target: number | undefined, least?: boolean) => (target === undefined ? "" : `${least ? "≥" : "≤"} ${number(target)}`);
const holds = (value: number | undefined, target: number | undefined, least?: boolean) =>
  target === undefined || (value !== undefined && (least ? value >= target : value <= target));

const quotient = ({ value, bare }: Figure) => (bare === undefined ? undefined : value / bare);
const head = ["figure", "unit", "measured", "target", "bare", "ratio", "target", "met"];

function cells(one: Figure): string[] {
  const ratio = quotient(one);
  const aimed = one.target !== undefined || one.ratio !== undefined;
  const met = holds(one.value, one.target, one.least) && holds(ratio, one.ratio, one.least);
  return [
    one.name,
    one.unit,
    number(one.value),
    bound(one.target, one.least),
    number(one.bare),
    ratio === undefined ? "" : `${number(ratio)}×`,
    one.ratio === undefined ? "" : `${bound(one.ratio, one.least)}×`,
    aimed ? (met ? "yes" : "no") : "",
  ];
}

/** Whether more of a figure is better, as of a rate. */
export const isRate = ({ unit }: Pick<Figure, "unit">) => unit.endsWith("/s");

/** The table as text in columns, or as the rows of README.md. */
export function print(figures: Figure[], markdown: boolean) {
  const lines = [head, ...figures.map(cells)];
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  if (markdown) lines.splice(1, 0, ["---", "---", "--:", "--:", "--:", "--:", "--:", "---"]);
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  console.log(`${markdown ? "Machine: " : ""}${machine}, ${process.platform}\n`);
  for (const line of lines)
    console.log(
      markdown
        ? `| ${line.join(" | ")} |`
        : line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "),
    );
}
