import { extract } from "#domain/extract/extract";
import { median, times } from "./measure";
import type { Figure } from "./report";

const size = 200_000;
const filled = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const article = [
  "Ministers meet in Muscat",
  "The Defence Minister of India, Rajnath Singh, met the Omani Minister Shihab bin Tarik in Muscat on Tuesday, during a three-day visit that began on Monday.",
  "The two ministers reviewed the exercises of the past year and the training of officers, and asked their staffs to prepare the next meeting of the committee.",
  "A memorandum of understanding on naval cooperation between India and Oman was signed on Wednesday. INS Tabar will call at Salalah from 3 to 6 June.",
].join("\n\n");

/** What costs most: words that every rule looks at, and texts that never end a sentence. */
const worst = ["a", "[[((", "U.S. ", "1 May ", "exercise ", "India ", "Defence Minister of the Defence of "];

/** Reading 200 kB as capture does: an ordinary text, and the worst of the pathological ones. */
export async function measureCapture(): Promise<Figure[]> {
  const ordinary = filled(`${article}\n\n`);
  const figures: Figure[] = [
    { name: "capture, 200 kB of news", unit: "ms", value: median(await times(5, () => extract(ordinary, "2025-05-15"))), target: 2000 },
  ];
  let slowest = 0;
  for (const piece of worst) slowest = Math.max(slowest, median(await times(3, () => extract(filled(piece), "2025-05-15"))));
  figures.push({ name: "capture, 200 kB, worst of the pathological texts", unit: "ms", value: slowest, target: 2000 });
  return figures;
}
