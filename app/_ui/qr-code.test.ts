import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrPath } from "#ui/qr-code";

test.each(["", "a", `otpauth://totp/Entente:ana?secret=${"GEZDGNBV".repeat(4)}&issuer=Entente`])(
  "the path of %j covers the dark squares of its code and no other, with four light ones around",
  (text) => {
    const { size, path } = qrPath(text);
    const drawn = Array.from({ length: size }, () => Array(size).fill(false));
    for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
      expect(back).toBe(width);
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
    }
    expect(drawn).toEqual(encode(text, { ecc: "M", border: 4 }).data);
    expect(path.replace(/M\d+ \d+h\d+v1h-\d+z/g, "")).toBe("");
    for (let i = 0; i < 4; i++) expect([...(drawn[i] ?? []), ...drawn.map((row) => row[size - 1 - i])]).not.toContain(true);
  },
);
