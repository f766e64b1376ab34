import { countries } from "#domain/country";
import { parseDate } from "#domain/date";
import { formatRows, parseRows } from "#domain/rows";
import { cleanLine, cleanProse, isBlank } from "#domain/text";
import { z } from "#domain/zod";

export type Kind = "line" | "prose" | "choice" | "choices" | "country" | "date" | "count" | "decimal" | "link" | "reference" | "rows";

/** One field of a record: what it may hold, and how it reads as text in a form, a CSV cell and a URL. */
export type Field<T = unknown> = {
  label: string;
  help?: string;
  kind: Kind;
  options?: Record<string, string>;
  /** The cells of one row, by name. */
  columns?: Record<string, Field>;
  /** What a reference points at. */
  to?: "series" | "event";
  max?: number;
  required: boolean;
  /** Members only: never in public pages, exports, feeds or search. */
  internal?: boolean;
  schema: z.ZodType<T>;
  parse(text: string): unknown;
  format(value: T): string;
};

type Spec = { label: string; help?: string; max?: number; internal?: boolean };

const text = (spec: Spec, clean: (text: string) => string, max: number) =>
  z
    .string(`${spec.label} is required`)
    .overwrite(clean)
    .refine((value) => !isBlank(value), `${spec.label} is required`)
    .refine((value) => value.length <= max, {
      error: ({ input }) => `${spec.label} has ${String(input).length} characters; at most ${max} fit`,
    });

export const line = (spec: Spec): Field<string> => {
  const max = spec.max ?? 300;
  return {
    ...spec,
    max,
    kind: "line",
    required: true,
    schema: text(spec, cleanLine, max),
    parse: (value) => value,
    format: (value) => value,
  };
};

export const prose = (spec: Spec): Field<string> => {
  const max = spec.max ?? 10_000;
  return { ...line(spec), max, kind: "prose", schema: text(spec, cleanProse, max) };
};

/** An EDTF date. As text it may be typed as it is read; the value is the canonical EDTF string. */
export const date = (spec: Spec, open = false): Field<string> => ({
  ...line({ ...spec, max: 100 }),
  kind: "date",
  schema: z.string().check((ctx) => {
    const read = parseDate(ctx.value, { open });
    if (!read.ok) ctx.issues.push({ code: "custom", input: ctx.value, message: read.message });
    else if (read.edtf !== ctx.value) ctx.issues.push({ code: "custom", input: ctx.value, message: `Write ${ctx.value} as ${read.edtf}` });
  }),
  parse(typed) {
    const read = parseDate(typed, { open });
    return read.ok ? read.edtf : typed.trim();
  },
});

export const choice = <K extends string>(spec: Spec, options: Record<K, string>): Field<K> => ({
  ...spec,
  kind: "choice",
  options,
  required: true,
  schema: z.enum(Object.keys(options) as [K, ...K[]], {
    error: ({ input }) =>
      input === "" || input == null
        ? `Choose ${article(spec.label)}`
        : `“${String(input).slice(0, 40)}” is not one of the choices for ${spec.label.toLowerCase()}`,
  }),
  parse: (value) => value.trim(),
  format: (value) => value,
});

const article = (label: string) => `${/^[aeiou]/i.test(label) ? "an" : "a"} ${label.toLowerCase()}`;

export const country = (spec: Spec): Field<keyof typeof countries> => {
  const known = choice(spec, countries);
  return {
    ...known,
    kind: "country",
    schema: z.enum(Object.keys(countries) as [keyof typeof countries], {
      error: ({ input }) => (input ? `“${String(input).slice(0, 40)}” is not a country code` : "Choose a country"),
    }),
    parse: (value) => value.trim().toUpperCase(),
  };
};

/** Several codes of one vocabulary, kept in the vocabulary's order; as text joined by semicolons. */
export const choices = <K extends string>(spec: Spec, options: Record<K, string>): Field<K[]> => {
  const order = Object.keys(options);
  return {
    ...spec,
    kind: "choices",
    options,
    required: false,
    schema: z
      .array(choice(spec, options).schema)
      .overwrite((values) => [...new Set(values)].sort((a, b) => order.indexOf(a) - order.indexOf(b))),
    // One code more than there are is enough to refuse them all.
    parse: (value) => {
      const given = value.split(/[;\n]/).map((one) => one.trim());
      return [...new Set(given)].filter(Boolean).slice(0, order.length + 1);
    },
    format: (values) => values.join("; "),
  };
};

/** A whole number of at least 1. */
export const count = (spec: Spec): Field<number> => ({
  ...spec,
  kind: "count",
  required: true,
  schema: z
    .int({ error: () => `${spec.label} is a whole number, 1 or more` })
    .min(1, `${spec.label} is a whole number, 1 or more`)
    .max(9999, `${spec.label} is at most 9999`),
  parse: (value) => (/^\d{1,6}$/.test(value.trim()) ? Number(value) : Number.NaN),
  format: (value) => String(value),
});

/** A quantity as reported: digits, led by `~` where the report says "about". */
export const quantity = (spec: Spec): Field<string> => ({
  ...line({ ...spec, max: 20 }),
  schema: z.string().regex(/^~?\d{1,12}$/, `${spec.label} is digits, led by ~ where it is approximate: 12 or ~40`),
  parse: (value) => value.replace(/\s/g, ""),
});

/** What people may mean by a number with marks, as plain decimals: none, one or two readings. */
function readings(text: string): string[] {
  const [marks, last] = [text.replace(/\d/g, ""), text.at(-4) ?? ""];
  const plain = text.replace(/[.,]/g, "");
  const grouped = (mark: string, rest: string) => new RegExp(`^[1-9]\\d{0,2}(\\${mark}\\d{3})+${rest}$`).test(text);
  if (/^[.,]$/.test(marks) && /^\d+.\d+$/.test(text)) {
    const decimal = text.replace(",", ".");
    // Three digits after the mark may be thousands; a fourth says that they are none.
    return last === marks && grouped(marks, "") ? [plain, `${decimal}0`] : [decimal];
  }
  for (const [mark, point] of [".,", ",."]) {
    if (grouped(mark as string, "")) return [plain];
    if (grouped(mark as string, `\\${point}\\d+`)) return [text.replaceAll(mark as string, "").replace(point as string, ".")];
  }
  return [];
}

/** A decimal number as text, so that nothing is rounded; `.` is the decimal mark. What can be read in two ways is refused. */
export const decimal = (spec: Spec): Field<string> => ({
  ...line({ ...spec, max: 30 }),
  kind: "decimal",
  schema: z.string().check((ctx) => {
    const value = ctx.value;
    const [one, other] = value.length <= 30 ? readings(value) : [];
    if (/^\d{1,18}(\.\d{1,6})?$/.test(value) && !other) return;
    const example = "a number without signs or thousands marks, as 1234.56";
    ctx.issues.push({
      code: "custom",
      input: value,
      message: other
        ? `${spec.label} ${value} can be read as ${one} or as ${other}; write the one that is meant`
        : one && one !== value
          ? `${spec.label} ${value} can be read as ${one}; write it so: ${example}`
          : `${spec.label} is ${example}`,
    });
  }),
  parse: (value) => value.replace(/\s/g, ""),
});

/** A web address. */
export const link = (spec: Spec): Field<string> => ({
  ...line({ ...spec, max: 2000 }),
  kind: "link",
  schema: z
    .string()
    .overwrite(cleanLine)
    .refine((value) => value.length <= 2000, `${spec.label} is longer than 2,000 characters`)
    .refine((value) => /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value), "Only web addresses starting with http:// or https://"),
  parse: (value) => value.trim(),
});

/** The id of another record. */
export const reference = (spec: Spec, to: "series" | "event"): Field<string> => ({
  ...line({ ...spec, max: 120 }),
  kind: "reference",
  to,
  schema: z.string().regex(/^[a-z0-9][a-z0-9-]{0,119}$/, `${spec.label} is not the id of a record`),
  parse: (value) => value.trim(),
});

export const optional = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  required: false,
  schema: field.schema.nullable(),
  parse: (value) => (isBlank(value) ? null : field.parse(value)),
  format: (value) => (value === null ? "" : field.format(value)),
});

type Columns = Record<string, Field>;
type Row<C extends Columns> = { [K in keyof C]: C[K] extends Field<infer T> ? T : never };

/** Rows of named cells. A cell given as empty text takes the value in `defaults`. */
export function rows<C extends Columns>(
  spec: Spec & { min?: number; minMessage?: string },
  columns: C,
  defaults: Partial<Row<C>> = {},
): Field<Row<C>[]> {
  const cells = Object.entries(columns) as [keyof C & string, Field][];
  const row = z.strictObject(Object.fromEntries(cells.map(([name, cell]) => [name, cell.schema]))) as unknown as z.ZodType<Row<C>>;
  const most = spec.max ?? 100;
  return {
    ...spec,
    kind: "rows",
    columns: columns,
    required: Boolean(spec.min),
    schema: z
      .array(row)
      .min(spec.min ?? 0, spec.minMessage ?? `${spec.label}: give at least ${spec.min}`)
      .max(most, `${spec.label}: at most ${most} rows`),
    parse: (value) =>
      // One row over the limit is enough to refuse them all.
      parseRows(value)
        .slice(0, most + 1)
        .map((given) =>
          Object.fromEntries(
            cells.map(([name, cell], i) => {
              const typed = given[i] ?? "";
              return [name, typed === "" && name in defaults ? defaults[name] : cell.parse(typed)];
            }),
          ),
        ),
    format: (values) => formatRows(values.map((one) => cells.map(([name, cell]) => cell.format(one[name])))),
  };
}
