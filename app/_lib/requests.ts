import "server-only";
import { randomBytes } from "node:crypto";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { keepDots, nameAddress } from "#lib/address";
import { securityHeaders } from "#lib/security";

export const requestHeader = "x-request-id";

/** A request that is being answered. */
type Running = { request: IncomingMessage; response: ServerResponse; path: string; since: number; user?: string };

/** A request that is over. `path` is without its query; `cut` where the answer did not go out whole. */
export type Ended = { id: string; method: string; path: string; status: number; seconds: number; user?: string; cut: boolean };

/** An open connection: its requests in progress, and the bytes received by the end of the last one. */
type Connection = { requests: number; bytesReadWhenIdle: number };

type Watch = {
  servers: Map<http.Server, Map<Socket, Connection>>;
  running: Map<string, Running>;
  listeners: ((ended: Ended) => void)[];
  stopping: boolean;
};

// Next loads a module more than once; there is one server.
const shared = globalThis as { ententeRequests?: Watch };

const watch = (): Watch => {
  shared.ententeRequests ??= { servers: new Map(), running: new Map(), listeners: [], stopping: false };
  return shared.ententeRequests;
};

/**
 * Sees every request before Next does, files included: gives it an id, which also goes back as `X-Request-Id`, and the address
 * it came from. Next offers no such place, so this stands where its server hands requests out.
 */
export function watchRequests(...listeners: ((ended: Ended) => void)[]) {
  const first = !shared.ententeRequests;
  watch().listeners.push(...listeners);
  if (!first) return;
  const emit = http.Server.prototype.emit as (this: http.Server, ...rest: unknown[]) => boolean;
  http.Server.prototype.emit = function (this: http.Server, ...rest: unknown[]) {
    if (rest[0] === "connection") trackConnection(this, rest[1] as Socket);
    if (rest[0] === "request" && !arrive(this, rest[1] as IncomingMessage, rest[2] as ServerResponse)) return true;
    return emit.apply(this, rest);
  } as typeof http.Server.prototype.emit;
}

function trackConnection(server: http.Server, socket: Socket) {
  const { servers } = watch();
  const existing = servers.get(server);
  if (existing?.has(socket)) return;
  const connections = existing ?? new Map<Socket, Connection>();
  connections.set(socket, { requests: 0, bytesReadWhenIdle: 0 });
  socket.once("close", () => connections.delete(socket));
  if (existing) return;
  servers.set(server, connections);
  // server.close() also closes idle connections. Since Node 26.4 these include connections whose first request has not arrived yet,
  // which would then be cut off instead of getting a 503.
  server.closeIdleConnections = () => closeIdleConnections(connections);
}

/** Closes connections that have served a request, have none in progress and have received nothing since. */
function closeIdleConnections(connections: Map<Socket, Connection>) {
  for (const [socket, { requests, bytesReadWhenIdle }] of connections)
    if (requests === 0 && bytesReadWhenIdle > 0 && socket.bytesRead === bytesReadWhenIdle) socket.destroy();
}

/** Whether the request is to be answered; once the server is stopping none is. */
function arrive(server: http.Server, request: IncomingMessage, response: ServerResponse): boolean {
  const { servers, running, listeners, stopping } = watch();
  // The connection may have been open before this program watched its server.
  trackConnection(server, request.socket);
  const connection = servers.get(server)?.get(request.socket);
  if (connection) connection.requests++;
  const id = randomBytes(8).toString("hex");
  const one: Running = { request, response, path: (request.url ?? "").split("?", 1)[0] ?? "", since: performance.now() };
  running.set(id, one);
  request.headers[requestHeader] = id;
  response.setHeader("X-Request-Id", id);
  nameAddress(request);
  keepDots(request);
  response.once("close", () => {
    running.delete(id);
    if (connection) {
      connection.requests--;
      connection.bytesReadWhenIdle = request.socket.bytesRead;
    }
    const ended: Ended = {
      id,
      method: request.method ?? "",
      path: one.path,
      status: response.statusCode,
      seconds: (performance.now() - one.since) / 1000,
      ...(one.user && { user: one.user }),
      cut: !response.writableFinished,
    };
    for (const listener of listeners) listener(ended);
  });
  if (stopping)
    response
      .writeHead(503, { ...securityHeaders, "content-type": "text/plain; charset=utf-8", connection: "close", "retry-after": "5" })
      .end("Entente is stopping. Try again in a moment.\n");
  return !stopping;
}

/** Notes who made a request, once that is known. */
export function nameUser(id: string | null, user: string) {
  const one = id ? watch().running.get(id) : undefined;
  if (one) one.user = user;
}

export const runningRequests = (): number => watch().running.size;

/** From here on no request is taken, and a connection ends with the answer that it waits for. */
export function refuseRequests() {
  const { running, servers } = watch();
  watch().stopping = true;
  for (const { response } of running.values()) if (!response.headersSent) response.setHeader("Connection", "close");
  for (const server of servers.keys()) server.closeIdleConnections();
}

/** Ends connections that have no request running, or all of them. */
export function dropConnections({ all = false } = {}) {
  const { servers, running } = watch();
  for (const server of servers.keys()) {
    // One that was opened and never used does not count as idle.
    if (all || running.size === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  }
}
