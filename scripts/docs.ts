// npm run docs:generate: docs/fields.md from the field list; `--check` fails where it would change.
import { readFileSync, writeFileSync } from "node:fs";
import { eventTypes, families } from "../domain/codebook";
import { appliesTo, event } from "../domain/event";
import type { Field } from "../domain/field";
import { filters } from "../domain/filter";
import { csvColumns } from "../domain/formats/csv";
import { formats } from "../domain/formats/index";

const table = (head: string[], rows: string[][]) =>
  [
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`),
  ].join("\n");

const typesOf = (name: string) =>
  (appliesTo as Record<string, readonly string[] | undefined>)[name]?.map((type) => `\`${type}\``).join(", ") ?? "all";
const holds = (field: Field) =>
  field.columns
    ? Object.keys(field.columns).join("|")
    : field.options && field.kind !== "country"
      ? Object.keys(field.options)
          .map((code) => `\`${code}\``)
          .join(" ")
      : field.kind;

const text = `# The record, its filters and its files

Made by \`npm run docs:generate\` from \`domain/event.ts\`, \`domain/filter.ts\` and \`domain/formats\`; change those.

## Fields of an event

${table(
  ["Field", "Label", "Holds", "Types", "Help"],
  event.names.map((name) => [
    `\`${name}\``,
    event.fields[name].label,
    holds(event.fields[name]),
    typesOf(name),
    event.fields[name].help ?? "",
  ]),
)}

Rows are text as \`cell|cell; cell|cell\`, with \`\\\` before \`\\\`, \`|\` and \`;\`, and a line break as \`\\n\`.

## Event types

${table(
  ["Code", "Term", "Family", "Definition"],
  Object.entries(eventTypes).map(([code, { term, family, definition }]) => [`\`${code}\``, term, families[family], definition]),
)}

## Filters of a timeline

Each is a parameter of \`/timeline\`, \`/pairs/…\` and every export. Repeat a parameter for several values.

${table(
  ["Parameter", "Filter"],
  Object.entries(filters).map(([name, filter]) => [`\`${name}\``, filter.label]),
)}

## Export formats

${table(
  ["Address", "Format", "Media type"],
  Object.entries(formats).map(([extension, format]) => [`\`/export/events.${extension}\``, format.label, format.mime]),
)}

Columns of the CSV: ${csvColumns.map((name) => `\`${name}\``).join(", ")}. \`bom=0\` leaves the byte order mark out.
`;

if (process.argv.includes("--check")) {
  if (readFileSync("docs/fields.md", "utf8") !== text) {
    console.error("docs/fields.md is not up to date: npm run docs:generate");
    process.exit(1);
  }
} else writeFileSync("docs/fields.md", text);
