import type { Article } from "#domain/extract/article";
import type { Extraction, Found } from "#domain/extract/proposal";

const source = /^\s*(?:SOURCE|Source)\s*:\s*([A-Z][A-Z /.]{1,40}?(?=\s+[A-Z][a-z])|[A-Z][\w /.&-]{1,60}$)/;

/** What the text says of itself: its title, its day and who published it. */
export function headOf(article: Article): Pick<Extraction, "title" | "published" | "publisher"> {
  const first = article.lines.filter(({ title }) => title);
  const [start, end] = [first[0]?.start ?? 0, first.at(-1)?.end ?? 0];
  const title: Found<string> | null =
    first.length > 0 && end - start <= 300
      ? { value: article.text.slice(start, end), span: { start, end }, rule: "head.title", certainty: "inferred", why: "The first line" }
      : null;
  const line = article.lines
    .slice(0, 12)
    .flatMap(({ dates }) => dates)
    .find(({ dateline, value }) => dateline && value);
  const published: Found<string> | null = line
    ? { value: line.value as string, span: { start: line.start, end: line.end }, rule: "head.dateline", certainty: line.certainty }
    : null;
  let publisher: Found<string> | null = null;
  for (const one of [...article.lines.slice(0, 4), ...article.lines.slice(-4)]) {
    const found = source.exec(one.text);
    if (!found) continue;
    const at = one.start + found[0].indexOf(found[1] as string);
    publisher = {
      value: (found[1] as string).trim(),
      span: { start: at, end: at + (found[1] as string).length },
      rule: "head.source",
      certainty: "stated",
    };
    break;
  }
  return { title, published, publisher };
}
