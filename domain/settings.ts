/** Every variable that the program reads, and whether its value may be told. A new one is one line. */
export const settings = {
  ENTENTE_DATA: "open",
  ENTENTE_URL: "open",
  ENTENTE_READING: "open",
  ENTENTE_SEED: "open",
  ENTENTE_PROXY: "open",
  ENTENTE_SELF_REVIEW: "open",
  ENTENTE_BACKUPS: "open",
  ENTENTE_BACKUP: "open",
  ENTENTE_REQUIRE_2FA: "open",
  ENTENTE_ARTICLE_TEXT: "open",
  ENTENTE_LOG_LEVEL: "open",
  ENTENTE_METRICS_TOKEN: "secret",
  ENTENTE_SECRET: "secret",
  ENTENTE_PASSWORD: "secret",
} as const satisfies Record<string, "open" | "secret">;

/** By name: the value, or `set` for a secret. What is not set is absent. */
export type Settings = Record<string, string>;

/** The settings of an environment as they may be told: of a secret only that it is set, of an address nobody's password. */
export function tellSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const told: Settings = {};
  for (const [name, kind] of Object.entries(settings)) {
    const value = env[name];
    if (value) told[name] = kind === "secret" ? "set" : value.replace(/\/\/[^/@\s]*@/g, "//…@").slice(0, 300);
  }
  return told;
}

/** What differs between two tellings: by name, what it was and what it is, `not set` where it is absent. */
export function settingsDiff(before: Settings, after: Settings): Record<string, { from: string; to: string }> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
  return Object.fromEntries(names.map((name) => [name, { from: before[name] ?? "not set", to: after[name] ?? "not set" }]));
}
