import { lookBackOf } from "#db/as-of";
import { exportEvents } from "#db/export";
import { AppError } from "#domain/errors";
import { filterWords, formatFilter, parseFilter } from "#domain/filter";
import { formats } from "#domain/formats/index";
import { bodyOf, handler, originOf } from "#lib/http";
import { readerMaySee } from "#lib/reading";

/** /export/events.csv?country=IN&country=IT: the timeline's filter, in any registered format. */
export const GET = handler(async (request: Request, { params }: RouteContext<"/export/[file]">) => {
  const actor = await readerMaySee();
  const { file } = await params;
  const extension = /^events\.([a-z]+)$/.exec(file)?.[1] ?? "";
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
  if (!format) throw new AppError("not_found", "There is no such export.");
  const url = new URL(request.url);
  const { filter } = parseFilter(url.searchParams);
  if ((await lookBackOf(filter))?.kind === "many")
    throw new AppError("invalid", "There are too many events to look back at together. Choose a country or two.");
  const parts = exportEvents(actor, filter, extension, {
    origin: originOf(request),
    filter: formatFilter(filter),
    madeAt: new Date().toISOString(),
    bom: url.searchParams.get("bom") !== "0",
  });
  const name = ["entente", ...filterWords(filter).map(({ words }) => words), new Date().toISOString().slice(0, 10)].join(" ");
  const ascii = name
    .normalize("NFD")
    .replace(/[^\x20-\x7E]/g, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .slice(0, 120)
    .replace(/-$/, "");
  return new Response(bodyOf(parts), {
    headers: {
      "content-type": format.mime,
      "content-disposition": `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name.replace(/[\\/:*?"<>|\p{C}]/gu, "").replace(/\.{2,}/g, ".")}.${extension}`).replace(/['()]/g, escape)}`,
      "cache-control": "no-store",
    },
  });
});
