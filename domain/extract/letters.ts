import { alliance } from "#domain/extract/accepts";
import type { Article } from "#domain/extract/article";
import { type Trigger, triggers } from "#domain/extract/triggers";

/** “Joint Permanent Commission on Defence (JPCD)”: its letters stand for it in the rest of the article. */
export function abbreviated(article: Article): Trigger[] {
  const short = new Map<string, Trigger>();
  for (const line of article.lines) {
    for (const trigger of triggers.filter(({ type }) => type === "committee_meeting" || type === "dialogue" || type === "exercise")) {
      for (const found of line.text.matchAll(trigger.pattern)) {
        const letters = /^(?: [\w'-]+){0,6} \(([A-Z]{3,8})\)/.exec(line.text.slice(found.index + found[0].length))?.[1];
        const at = line.start + found.index;
        if (alliance.test(line.text.slice(0, found.index))) continue;
        if (line.posts.some((post) => post.start <= at && at < post.end)) continue;
        // "an exercise with the Royal Malaysian Navy (RMN)": letters of something else that is named between.
        const until =
          at + found[0].length + (letters ? line.text.slice(found.index + found[0].length).indexOf(`(${letters})`) + letters.length : 0);
        if (
          line.mentions.some(({ start, kind }) => start >= at + found[0].length && start < until && kind !== "name" && kind !== "adjective")
        )
          continue;
        if (letters && !short.has(letters))
          short.set(letters, { ...trigger, rule: `${trigger.rule}.letters`, pattern: new RegExp(`\\b${letters}\\b`, "g") });
      }
    }
  }
  return [...short.values()].slice(0, 20);
}
