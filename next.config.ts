import type { NextConfig } from "next";
import { securityHeaders } from "./app/_lib/security.ts";
import { requireSupportedNode } from "./scripts/runtime.mjs";

requireSupportedNode();

const config: NextConfig = {
  // A standalone build copies what it needs, which only an image asks for.
  output: process.env.STANDALONE ? "standalone" : undefined,
  outputFileTracingIncludes: { "/*": ["./drizzle/**/*", "./db/seed/**/*", "./db/*.mjs"] },
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "prom-client"],
  images: { unoptimized: true },
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check` and `npm test` check the types; skipping them here makes the first start faster.
  typescript: { ignoreBuildErrors: true },
  // With a database read in the layout the build fails under cache components.
  cacheComponents: false,
  turbopack: { root: import.meta.dirname },
  // The proxy sets them too, for answers that no route makes; here they reach static files.
  headers: async () => [{ source: "/:path*", headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) }],
  experimental: {
    serverActions: { bodySizeLimit: "4mb" },
    // A page is loaded when it is first asked for: the server is ready sooner, and pages that nobody opens take no memory.
    preloadEntriesOnStart: false,
  },
};

export default config;
