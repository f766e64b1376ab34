import type { Format } from "#domain/formats/index";
import { formatGrade } from "#domain/grade";

export const json: Format = {
  label: "JSON",
  mime: "application/json; charset=utf-8",
  async *write(rows, { origin, filter, madeAt }) {
    yield `{"product":"Entente","made_at":${JSON.stringify(madeAt)},"filter":${JSON.stringify(filter)},"events":[`;
    let first = true;
    for await (const chunk of rows) {
      let text = "";
      for (const { event, seriesName, sources, grade } of chunk) {
        const { note: _note, createdBy: _by, state: _state, ...shown } = event;
        const one = {
          ...shown,
          url: `${origin}/events/${event.id}`,
          seriesName,
          grade: formatGrade(grade),
          sources: sources.map(({ id: _id, ...source }) => source),
        };
        text += (first ? "\n" : ",\n") + JSON.stringify(one);
        first = false;
      }
      yield text;
    }
    yield "\n]}\n";
  },
};
