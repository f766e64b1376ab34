import { reliabilities, sourceKinds } from "#domain/codebook";
import { choice, country, date, line, link, optional, rows } from "#domain/field";
import { record, type ValueOf } from "#domain/record";

export const longestTitle = 500;

const columns = {
  address: link({ label: "Address" }),
  title: optional(line({ label: "Title of the source", max: longestTitle })),
  publisher: optional(line({ label: "Publisher" })),
  published: optional(date({ label: "Published" })),
  kind: optional(choice({ label: "Kind of source" }, sourceKinds)),
  reliability: choice({ label: "Reliability" }, reliabilities),
  author: optional(line({ label: "Author" })),
  country: optional(country({ label: "Publisher's country" })),
  language: optional(line({ label: "Language", max: 35 })),
  accessed: optional(date({ label: "Accessed" })),
  archive: optional(link({ label: "Archive address" })),
};

/** What the record knows of sources, as rows: one a source that an event cites. */
export const sourceRows = record({
  sources: rows({ label: "Sources", help: "One a line: address|title|publisher|published|kind|B." }, columns, { reliability: "F" }),
});

export type SourceInput = ValueOf<typeof sourceRows>["sources"][number];
export type Source = SourceInput & { id: string };

/** What a source says of which nothing is known but the address. */
export const blankSource: Omit<SourceInput, "address"> = {
  title: null,
  publisher: null,
  published: null,
  kind: null,
  reliability: "F",
  author: null,
  country: null,
  language: null,
  accessed: null,
  archive: null,
};

/** One address, one source: no scheme, `www.`, trailing slash, fragment or tracking parameters; host in lower case. */
export function canonicalAddress(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/^(utm_\w+|fbclid|gclid|igshid|mc_[ce]id)$/i.test(name)) url.searchParams.delete(name);
  return `${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`;
}
