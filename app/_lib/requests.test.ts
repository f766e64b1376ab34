import http from "node:http";
import net from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { dropConnections, type Ended, nameUser, refuseRequests, requestHeader, runningRequests, watchRequests } from "#lib/requests";

const ended: Ended[] = [];
let server: http.Server;
let url: string;
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;

beforeAll(() => watchRequests((one) => ended.push(one)));
afterEach(() => {
  server.closeAllConnections();
  server.close();
  ended.length = 0;
  (globalThis as unknown as { ententeRequests: { stopping: boolean } }).ententeRequests.stopping = false;
});

async function serve(how: typeof answer) {
  answer = how;
  server = http.createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  url = `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resume) => setTimeout(resume, 5));
};

test("each request has an id of its own, in its header and in its answer, which a client cannot choose", async () => {
  const inside: unknown[] = [];
  await serve((request, response) => {
    inside.push(request.headers[requestHeader]);
    nameUser(String(request.headers[requestHeader]), "user-1");
    response.end("x");
  });
  const answers = await Promise.all([1, 2].map(() => fetch(`${url}/events/a?q=canary`, { headers: { [requestHeader]: "forged" } })));
  const ids = answers.map(({ headers }) => headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(2);
  expect(new Set(inside)).toEqual(new Set(ids));
  await until(() => ended.length === 2);
  expect(ended[0]).toEqual({
    id: expect.stringMatching(/^[\da-f]{16}$/),
    method: "GET",
    path: "/events/a",
    status: 200,
    seconds: expect.any(Number),
    user: "user-1",
    cut: false,
  });
  expect(runningRequests()).toBe(0);
});

test("an answer that the client did not wait for is marked as cut", async () => {
  await serve((_request, response) => void response.write("part"));
  const gone = new AbortController();
  const given = await fetch(url, { signal: gone.signal });
  await given.body?.getReader().read();
  gone.abort();
  await until(() => ended.length === 1);
  expect(ended[0]?.cut).toBe(true);
});

test("once the server stops, the running request is answered and its connection ended; no other is taken", async () => {
  let finish = () => {};
  await serve((_request, response) => {
    finish = () => response.end("whole");
  });
  const agent = new http.Agent({ keepAlive: true });
  const running = new Promise<http.IncomingMessage>((done) => http.get(url, { agent }, done));
  await until(() => runningRequests() === 1);
  const other = net.connect((server.address() as net.AddressInfo).port, "127.0.0.1");
  await new Promise((done) => other.once("connect", done));

  refuseRequests();
  const late = new Promise<string>((done) => other.once("data", (text) => done(String(text))));
  other.write("GET /late HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(await late).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 5/i);

  finish();
  const whole = await running;
  expect(whole.headers.connection).toBe("close");
  let text = "";
  for await (const part of whole) text += part;
  expect(text).toBe("whole");
  const closed = new Promise((done) => server.close(done));
  dropConnections();
  await closed;
  expect(ended.map(({ path, status }) => [path, status])).toEqual([
    ["/late", 503],
    ["/", 200],
  ]);
  agent.destroy();
});

test("closing the server answers requests that are still arriving, on new and reused connections, and closes idle ones", async () => {
  await serve((_request, response) => void response.end("x"));
  const { port } = server.address() as net.AddressInfo;
  const open = async (text: string) => {
    const socket = net.connect(port, "127.0.0.1");
    const received: string[] = [];
    socket.setEncoding("utf8").on("data", (part: string) => received.push(part));
    await new Promise((done) => socket.once("connect", done));
    if (text) socket.write(text);
    return { socket, received, closed: new Promise((done) => socket.once("close", done)) };
  };
  const first = "GET /first HTTP/1.1\r\nHost: x\r\n\r\n";
  const [unused, begun, used, idle] = await Promise.all([open(""), open("GET /be"), open(first), open(first)]);
  await until(() => used.received.length > 0 && idle.received.length > 0 && ended.length === 2);
  used.socket.write("GET /second HT");
  // Once a later connection has been answered, everything sent before has arrived.
  await (await fetch(url)).text();

  refuseRequests();
  const closed = new Promise((done) => server.close(done));
  await idle.closed;
  unused.socket.write("GET /late HTTP/1.1\r\nHost: x\r\n\r\n");
  begun.socket.write("gun HTTP/1.1\r\nHost: x\r\n\r\n");
  used.socket.write("TP/1.1\r\nHost: x\r\n\r\n");
  await Promise.all([unused.closed, begun.closed, used.closed]);
  for (const { received } of [unused, begun, used]) expect(received.at(-1)).toMatch(/^HTTP\/1\.1 503 /);
  await closed;
});

test("a connection that was opened and never used keeps nobody from stopping", async () => {
  await serve((_request, response) => void response.end());
  const idle = net.connect((server.address() as net.AddressInfo).port, "127.0.0.1");
  await new Promise((done) => server.once("connection", done));
  refuseRequests();
  const closed = new Promise((done) => server.close(done));
  dropConnections();
  await closed;
  idle.destroy();
});
