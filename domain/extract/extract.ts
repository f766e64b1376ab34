import { readArticle } from "#domain/extract/article";
import { claimsOf } from "#domain/extract/claims";
import { composeEvent } from "#domain/extract/compose";
import { type Group, groupsOf } from "#domain/extract/group";
import { headOf } from "#domain/extract/heading";
import type { Extraction } from "#domain/extract/proposal";
import { sidesOf } from "#domain/extract/sides";
import { aboutOf } from "#domain/extract/weights";

/** Reads the events that an article reports. `published` is its day of publication as EDTF, null where nobody knows it. */
export function extract(text: string, published: string | null): Extraction {
  const article = readArticle(text, published);
  const people = sidesOf(article);
  Object.assign(article, aboutOf(article, people));
  const groups = groupsOf(claimsOf(article, people), people, article);
  const keyOf = (group: Group) => {
    const at = groups.indexOf(group);
    return at < 0 ? null : String(at + 1);
  };
  const events = groups.map((group, at) => composeEvent(group, String(at + 1), groups, article, people, keyOf));
  return { events, ...headOf(article) };
}
