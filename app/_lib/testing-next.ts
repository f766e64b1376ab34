import { vi } from "vitest";
import { request } from "#lib/testing-request";

// What was loaded is shared by the files of tests, so Next is replaced once, for all of them.
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.cookies }));
vi.mock("next/cache", () => ({ refresh: () => {} }));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`);
  },
  notFound: () => {
    throw new Error("no such page");
  },
}));

request.headers = new Headers();
request.cookies.clear();
