import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { requireSupportedNode } from "./scripts/runtime.mjs";

requireSupportedNode();

// Tests run under the condition of server components, so that `server-only` lets them in.
const conditions = ["react-server", "node", "import", "module", "default"];
const ofServers = ["app/_lib/kept-pages.test.ts", "app/_lib/requests.test.ts"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["react-server", "node"] } },
  test: {
    environment: "node",
    pool: "threads",
    // The default leaves a core idle, which on two cores is half of them.
    maxWorkers: availableParallelism(),
    // A slow machine is no failure; the tests that promise a time measure it themselves.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      // These look into every server of their process, each its own.
      { extends: true, test: { name: "servers", include: ofServers } },
      // To load the program takes longer than most files of tests: these share it, as requests of one server do. They come after
      // the others, as what was loaded is let go where a file of another kind is next.
      {
        extends: true,
        test: {
          name: "record",
          include: ["{app,domain,db,scripts}/**/*.test.ts"],
          exclude: ofServers,
          setupFiles: ["db/testing-shared.ts", "app/_lib/testing-next.ts"],
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
