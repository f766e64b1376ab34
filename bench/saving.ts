import { saveEvent } from "#db/save-event";
import { writerForTests } from "#db/store";
import type { Actor } from "#domain/access";
import { type EventInput, event } from "#domain/event";
import { record, replayer, type Statement } from "./bare";
import { onCopy } from "./folders";
import { median, times } from "./measure";
import type { Figure } from "./report";
import { vocabulary } from "./words";

const editor: Actor = { id: "bench", name: "Bench", role: "editor" };
const runs = 60;
const warm = 12;

function inputOf(i: number): EventInput {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => vocabulary[(from + n * 7) % vocabulary.length]).join(" ");
  const read = event.fromText({
    type: "visit",
    title: `Saved for the bench ${i}: ${words(i, 6)}`,
    countries: "IN|visitor; IT|host",
    date: `2025-04-${String(1 + (i % 28)).padStart(2, "0")}`,
    dateBasis: "stated",
    status: "held",
    summary: words(i * 3, 60),
    citations: `https://example.org/bench/${i}|${words(i, 12)}|supports|2; https://example.org/bench/${i}/2`,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

/** Publishing a new event with two sources, and the statements of each such save run alone on a second copy of the same data. */
export async function measureSaving(folder: string): Promise<Figure[]> {
  const saves: Statement[][] = [];
  const inputs = Array.from({ length: runs + warm }, (_, i) => inputOf(i));
  const save = (i: number) => saveEvent(editor, inputs[i]!, { publish: true });
  const value = await onCopy(folder, async () => median(await times(runs, save, warm)));
  await onCopy(folder, async () => {
    for (let i = 0; i < runs + warm; i++) saves.push(await record(writerForTests(), () => save(i)));
  });
  const bare = await onCopy(folder, async () => {
    const replay = replayer(writerForTests());
    return median(await times(runs, (i) => replay(saves[i]!), warm));
  });
  return [{ name: "saving one event, two sources", unit: "ms", value, bare, target: 4 }];
}
