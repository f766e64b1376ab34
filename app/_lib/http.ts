import { AppError, statusOf } from "#domain/errors";

/** A route handler whose expected failures become problem+json (RFC 9457); who follows a link to it unsigned is led to sign in. */
export const handler =
  <A extends unknown[]>(run: (request: Request, ...rest: A) => Promise<Response>) =>
  async (request: Request, ...rest: A): Promise<Response> => {
    try {
      return await run(request, ...rest);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "unauthenticated" && isPage(request)) return toSignIn(request);
      const status = statusOf[error.code];
      return Response.json(
        { type: error.code, title: error.message, status },
        { status, headers: { "content-type": "application/problem+json" } },
      );
    }
  };

/** Whether a browser asks for it as for a page, and no program for its data. */
const isPage = ({ method, headers }: Request) => method === "GET" && /\btext\/html\b/.test(headers.get("accept") ?? "");

function toSignIn(request: Request) {
  const { pathname, search } = new URL(request.url);
  const location = `/sign-in?next=${encodeURIComponent(pathname + search)}`;
  return new Response(null, { status: 307, headers: { location, "cache-control": "no-store" } });
}

const bytes = new TextEncoder();

/** A body that is written as it is read; whoever goes away ends the making of it. */
export const bodyOf = (parts: AsyncGenerator<string>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(bytes.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });

/** The address people reach this server by: `ENTENTE_URL`, else what the request names. */
export function originOf(request: { url: string; headers: Headers }): string {
  if (process.env.ENTENTE_URL) return process.env.ENTENTE_URL.replace(/\/+$/, "");
  const url = new URL(request.url);
  return `${url.protocol}//${request.headers.get("host") ?? url.host}`;
}
