/** The request that is answered, as a test says it is. */
export const request = { headers: new Headers(), cookies: new Map<string, { value: string }>() };
