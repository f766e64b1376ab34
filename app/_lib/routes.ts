import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

type Route = { page: string; regex: string };

const shared = globalThis as { ententeRoutes?: { page: string; matches: RegExp }[] };

/** The patterns of every page and route, as the build lists them: fixed ones first, then those with parameters. */
function routes() {
  if (!shared.ententeRoutes) {
    const file = path.resolve(/* turbopackIgnore: true */ process.cwd(), ".next/routes-manifest.json");
    let found: Route[] = [];
    try {
      const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(file, "utf8")) as Record<string, Route[]>;
      found = [...(staticRoutes ?? []), ...(dynamicRoutes ?? [])].filter(({ page }) => !page.startsWith("/_"));
    } catch {
      // The development server keeps no such list; a path then has no pattern.
    }
    shared.ententeRoutes = found.map(({ page, regex }) => ({ page, matches: new RegExp(regex) }));
  }
  return shared.ententeRoutes;
}

/** The pattern that a path belongs to, such as `/events/[id]`; `file` for what looks like a file, `none` for the rest. */
export function routeOf(pathname: string): string {
  const known = routes().find(({ matches }) => matches.test(pathname));
  if (known) return known.page;
  return pathname.startsWith("/_next/") || /\.\w+$/.test(pathname) ? "file" : "none";
}

/** Whether a path leads to a file rather than to a page. */
export const isFile = (pathname: string) => routeOf(pathname) === "file";
