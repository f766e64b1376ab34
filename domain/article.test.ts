import { expect, test } from "vitest";
import { longestArticle, readFile, readPasted } from "#domain/article";

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (given: string) => {
  const read = readPasted(given);
  return read.ok ? read.text : `refused: ${read.message}`;
};

test.each([
  ["", "Paste the text of the article"],
  [" \n\u200b ", "Paste the text of the article"],
  ["https://example.org/a?b=c", "Paste the text; pages are not fetched"],
  ["  www.example.org/a \n", "Paste the text; pages are not fetched"],
  ["PK\u0003\u0004\0\0 and so on", "This is not text. Paste the words of the article"],
  [`${"\u0001\u0002".repeat(50)} words`, "This is not text. Paste the words of the article"],
  ["<html><body><script>1</script></body></html>", "This is the source of a page, and it holds no text. Paste the words of the article"],
])("%j is no article, and it is said why", (given, message) => {
  expect(readPasted(given)).toMatchObject({ ok: false, message });
});

test("an address alone is handed on, so that it is not typed twice", () => {
  expect(readPasted(" https://example.org/a ")).toMatchObject({ ok: false, address: "https://example.org/a" });
});

test("200 kB of text are read, and not a byte more", () => {
  expect(readPasted("é".repeat(longestArticle / 2))).toMatchObject({ ok: true });
  expect(readPasted(`a${"é".repeat(longestArticle / 2)}`)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/201 kB; at most 200 kB/),
  });
});

test("text is kept as it was pasted, but for what cannot be seen; a sign of less is no markup", () => {
  expect(textOf("Trade was < 5 % and > 2 %.\r\n\r\nNext.")).toBe("Trade was < 5 % and > 2 %.\n\nNext.");
  expect(textOf("a\u202eb\u0007c")).toBe("abc");
  expect(textOf("See <https://example.org> for more")).toBe("See <https://example.org> for more");
});

const page = (body: string, head = "") => `<!DOCTYPE html>\n<html><head>${head}</head><body>${body}</body></html>`;

test.each([
  ["<p>One.</p><p>Two <b>bold</b> words.</p>", "One.\n\nTwo bold words."],
  ["<div>One<br>Two</div><ul><li>Three</li></ul>", "One\nTwo\n\nThree"],
  ["<p>A &amp; B &lt;c&gt; &#233; &#xe9; &nbsp;&hellip; &unknown;</p>", "A & B <c> é é … &unknown;"],
  ["<p>One</p><script>document.write('<p>no</p>')</script><style>p{}</style><!-- <p>no</p> --><p>Two</p>", "One\n\nTwo"],
  ["<nav>Menu</nav><article><h1>Head</h1><p>Body</p></article><footer>Foot</footer><p>Teaser</p>", "Head\n\nBody"],
  ["<p>5 < 6 and a <unknown-tag>word</unknown-tag></p>", "5 < 6 and a\n\nword"],
  ["<p>It ends <b", "It ends"],
])("of the source of a page the words are kept: %s", (body, text) => {
  expect(textOf(page(body))).toBe(text);
});

test("what the head of a page says of its article is filled in; an address that is none is not", () => {
  const head =
    '<title>Talks &amp; more | Wire</title><meta property="og:title" content="Talks &amp; more"><meta property="og:site_name" content="Wire"><meta property="article:published_time" content="2025-04-15T09:00:00Z"><link rel="canonical" href="https://example.org/talks">';
  expect(readPasted(page("<p>Words</p>", head))).toMatchObject({
    ...{ ok: true, reduced: true, title: "Talks & more", publisher: "Wire", published: "2025-04-15", address: "https://example.org/talks" },
  });
  expect(readPasted(page("<p>Words</p>", '<link rel="canonical" href="javascript:alert(1)">'))).toMatchObject({ address: "" });
});

test.each(["<".repeat(400_000), "<!--".repeat(100_000), `<p ${"a=".repeat(200_000)}`, "<a>".repeat(130_000), "<title>".repeat(50_000)])(
  "a page that is made to take long does not: %.10s…",
  (source) => {
    const begun = performance.now();
    readPasted(`<html>${source}`);
    expect(performance.now() - begun).toBeLessThan(1500);
  },
);

test("a file may be UTF-8, UTF-16 or what Windows wrote", () => {
  const read = (given: Uint8Array) => {
    const one = readFile(given);
    return one.ok ? one.text : one.message;
  };
  expect(read(bytes("\ufeffTalks in Malmö"))).toBe("Talks in Malmö");
  expect(read(Uint8Array.from([0xff, 0xfe, 0x4d, 0, 0xf6, 0]))).toBe("Mö");
  expect(read(Uint8Array.from([0x4d, 0xf6, 0x20, 0x93, 0x61, 0x94]))).toBe("Mö “a”");
  expect(read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]))).toMatch(/^This file is not text/);
  expect(read(new Uint8Array())).toBe("This file is empty");
  expect(read(new Uint8Array(1_000_001).fill(97))).toMatch(/at most 1000 kB/);
});

const mail = (headers: string, body: string) =>
  bytes(`From: a@example.org\r\nDate: Tue, 15 Apr 2025 08:00:00 +0000\r\nMIME-Version: 1.0\r\n${headers}\r\n\r\n${body}`);

test.each([
  ["Subject: Plain\r\nContent-Type: text/plain; charset=utf-8", "Talks in Malm\u00f6", "Plain", "Talks in Malmö"],
  [
    "Subject: =?utf-8?q?Talks_in_Malm=C3=B6?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
    "Malm=C3=B6 and a long=\r\n line",
    "Talks in Malmö",
    "Malmö and a long line",
  ],
  [
    "Subject: =?iso-8859-1?b?TWFsbfY=?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64",
    "TWFsbfY=",
    "Malmö",
    "Malmö",
  ],
  ["Subject: Page\r\nContent-Type: text/html; charset=utf-8", "<html><body><p>One</p><p>Two</p></body></html>", "Page", "One\n\nTwo"],
  [
    'Subject: Both\r\nContent-Type: multipart/alternative; boundary="b1"',
    "--b1\r\nContent-Type: text/html\r\n\r\n<p>Page</p>\r\n--b1\r\nContent-Type: text/plain\r\n\r\nThe plain words\r\n--b1--\r\n",
    "Both",
    "The plain words",
  ],
])("of a message the words are kept: %s", (headers, body, title, text) => {
  expect(readFile(mail(headers, body))).toMatchObject({ ok: true, title, text });
});

test("a message without text says so", () => {
  expect(readFile(mail("Subject: x\r\nContent-Type: image/png", "aaaa"))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/holds no text/),
  });
});
