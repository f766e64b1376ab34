// npm run reindex: makes the search index anew, where an upgrade asks for it, and the kept lines of exports.
import { keepLines } from "#db/keep-lines";
import { migrate } from "#db/migrate";
import { reindex } from "#db/reindex";
import { closeStore } from "#db/store";

migrate();
console.log(`The search index holds ${await reindex()} events.`);
console.log(`${await keepLines({ anew: true, pause: 0 })} lines of the CSV file were made.`);
closeStore();
