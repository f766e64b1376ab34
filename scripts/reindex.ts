// npm run reindex: makes the search index anew, where an upgrade asks for it.
import { migrate } from "#db/migrate";
import { reindex } from "#db/reindex";
import { closeStore } from "#db/store";

migrate();
console.log(`The search index holds ${await reindex()} events.`);
closeStore();
