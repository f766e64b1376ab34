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
  },
});
