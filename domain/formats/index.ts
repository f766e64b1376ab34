import type { Event } from "#domain/event";
import { csv } from "#domain/formats/csv";
import { json } from "#domain/formats/json";
import type { Kept, KeptRow } from "#domain/formats/kept";
import type { Source } from "#domain/source";

/** One event of an export, with what its ids stand for. `grade` is a rank. */
export type ExportRow = { event: Event; seriesName: string | null; sources: Source[]; sourceCount: number; grade: number };

/** What an export says of itself. `bom` asks for a byte order mark, which spreadsheets need to see UTF-8. */
export type ExportContext = { origin: string; filter: string; madeAt: string; bom: boolean };

type Writes<Row> = (rows: AsyncIterable<Row[]>, context: ExportContext) => AsyncGenerator<string>;

type Named = { label: string; mime: string };
/** One that also writes what was made of an event before. */
export type KeptFormat = Named & { kept: Kept; write: Writes<ExportRow | KeptRow> };
export type Format = KeptFormat | (Named & { kept?: undefined; write: Writes<ExportRow> });

/** Every export format by file extension. Menu, route and docs read this; a new one is a file and a line here. */
export const formats: Record<string, Format> = { csv, json };
