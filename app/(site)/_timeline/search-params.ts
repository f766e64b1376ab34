export type SearchParams = Record<string, string | string[] | undefined>;

/** The last value of a parameter, which is never meant to be repeated. */
export const one = (value: string | string[] | undefined): string | undefined => [value].flat().at(-1) || undefined;

/** The parameters as they came, with their question mark; "" where there are none. */
export function queryText(params: SearchParams): string {
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => [value ?? []].flat().map((text): [string, string] => [name, text])),
  ).toString();
  return query && `?${query}`;
}
