import type { NextConfig } from "next";

const config: NextConfig = {
  // `next start` does not serve a standalone build properly, so only an image asks for one.
  output: process.env.STANDALONE ? "standalone" : undefined,
  outputFileTracingIncludes: { "/*": ["./drizzle/**/*", "./db/seed/**/*"] },
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2"],
  images: { unoptimized: true },
  poweredByHeader: false,
  typedRoutes: true,
  // With a database read in the layout the build fails under cache components.
  cacheComponents: false,
  turbopack: { root: import.meta.dirname },
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
};

export default config;
