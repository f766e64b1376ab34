import type { FieldErrors } from "#domain/errors";
import type { Field } from "#domain/field";
import { z } from "#domain/zod";

type Fields = Record<string, Field>;
type Value<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };
export type Read<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/** More text than any field holds. It is refused by its length alone: to read it would keep everyone else waiting. */
const longestText = 500_000;

/** A set of fields with one schema for values and one way to and from text. `check` adds rules between fields. */
export function record<const F extends Fields>(fields: F, check?: (value: Value<F>) => FieldErrors) {
  const entries = Object.entries(fields) as [keyof F & string, Field][];
  const shape = Object.fromEntries(
    entries.map(([name, field]) => [name, field.schema.meta({ title: field.label, ...(field.help && { description: field.help }) })]),
  );
  const schema = z.strictObject(shape) as unknown as z.ZodType<Value<F>>;

  /** Validates a value; errors carry the field's name, and for a row its number. */
  function read(input: unknown): Read<Value<F>> {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { ok: false, errors: byField(parsed.error.issues, fields) };
    const errors = check?.(parsed.data) ?? {};
    return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: parsed.data };
  }

  function tooLong(text: Record<string, string>): FieldErrors {
    const over = entries.filter(([name]) => (text[name] ?? "").length > longestText);
    return Object.fromEntries(
      over.map(([name, { label, kind, max }]) => [
        name,
        [`${label} has ${text[name]?.length} characters; at most ${kind !== "rows" && max ? max : longestText} fit`],
      ]),
    );
  }

  function fromText(text: Record<string, string>): Read<Value<F>> {
    const errors = tooLong(text);
    const rest = read(Object.fromEntries(entries.map(([name, field]) => [name, field.parse(errors[name] ? "" : (text[name] ?? ""))])));
    return Object.keys(errors).length > 0 ? { ok: false, errors: { ...(!rest.ok && rest.errors), ...errors } } : rest;
  }

  return {
    fields,
    names: entries.map(([name]) => name),
    schema,
    read,
    fromText,
    toText: (value: Value<F>) =>
      Object.fromEntries(entries.map(([name, field]) => [name, field.format(value[name])])) as Record<keyof F & string, string>,
  };
}

/** The value type of a record made by `record`. */
export type ValueOf<R extends { schema: z.ZodType }> = z.infer<R["schema"]>;

/** More of one field help nobody, and to gather them takes time with the square of their number. */
const mostMessages = 100;

function byField(issues: z.core.$ZodIssue[], fields: Fields): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of issues) {
    const [name, row, cell] = issue.path;
    const where = typeof row === "number" ? `Row ${row + 1}: ` : "";
    const label = typeof cell === "string" ? ((fields[String(name)] as Field | undefined)?.columns?.[cell]?.label ?? "") : "";
    const message =
      issue.code === "unrecognized_keys" ? `Unknown field ${issue.keys.map((key) => `“${key.slice(0, 40)}”`).join(", ")}` : issue.message;
    const said = where + (label && !message.toLowerCase().includes(label.toLowerCase()) ? `${label}: ${message}` : message);
    const key = String(name ?? "");
    const list = Object.hasOwn(errors, key) ? (errors[key] as string[]) : [];
    errors[key] = list;
    if (list.length < mostMessages && !list.includes(said)) list.push(said);
  }
  return errors;
}
