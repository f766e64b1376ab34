import { defineConfig } from "vitest/config";

// Tests run under the condition of server components, so that `server-only` lets them in.
const conditions = ["react-server", "node", "import", "module", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["react-server", "node"] } },
  test: {
    environment: "node",
    include: ["{domain,db,app}/**/*.test.ts"],
    pool: "threads",
    // A slow machine is no failure; the tests that promise a time measure it themselves.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
