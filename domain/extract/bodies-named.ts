import type { Line } from "#domain/extract/article";
import type { Mention } from "#domain/extract/mentions";

/** Letters and commands that many states have: “SAF”, “Western Naval Command”. */
const shared = ({ kind, name }: Mention): boolean =>
  kind === "body" && (/^[A-Z]{2,4}$/.test(name) || /^(?:Eastern|Western|Southern|Northern) /.test(name));

/** Drops what is read as the body of a state that the text names in no other way. */
export function dropUnnamed(lines: readonly Line[]): void {
  const named = new Set(lines.flatMap(({ mentions }) => mentions.filter((one) => !shared(one)).flatMap(({ codes }) => codes)));
  const meant = (one: Mention) => !shared(one) || one.codes.some((code) => named.has(code));
  for (const line of lines) {
    line.mentions = line.mentions.filter(meant);
    for (const post of line.posts) post.mentions = post.mentions.filter(meant);
  }
}
