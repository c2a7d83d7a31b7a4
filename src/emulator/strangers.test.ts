import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuseStranger, type StrangerRules } from "./strangers.ts";

const ON_LOOPBACK: StrangerRules = { allowedHosts: [], controlToken: undefined };

function codeFor(headers: Record<string, string | undefined>, rules = ON_LOOPBACK, url = "/"): string | undefined {
  const refused = refuseStranger(headers, url, rules);
  return refused === undefined
    ? undefined
    : (JSON.parse(String(refused.body)) as { error: { code: string } }).error.code;
}

describe("the Host header", () => {
  test.each([
    "localhost",
    "LocalHost",
    "localhost:4747",
    "localhost.:4747",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.1.2.3:80",
    "[::1]",
    "[::1]:4747",
    "[0:0:0:0:0:0:0:1]:4747",
    "[0000:0000:0000:0000:0000:0000:0000:0001]",
  ])("%s is loopback", (host) => {
    expect(codeFor({ host })).toBeUndefined();
  });

  test.each([
    undefined,
    "",
    "evil.example",
    "evil.example:4747",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "localhost@evil.example",
    "128.0.0.1",
    "127.0.0.1x",
    "0.0.0.0",
    "10.0.0.1",
    "[::2]",
    "[::1",
    "[0:0:0:0:0:0:1]",
    "constructor",
    "__proto__",
  ])("%s is a stranger's", (host) => {
    expect(codeFor({ host })).toBe("HostNotAllowed");
  });

  test("an allowed name is let in, in any spelling of it and of nothing else", () => {
    const rules = { allowedHosts: ["Drill.Example", "fe80::1"], controlToken: undefined };
    expect(codeFor({ host: "drill.example:4747" }, rules)).toBeUndefined();
    expect(codeFor({ host: "DRILL.example" }, rules)).toBeUndefined();
    expect(codeFor({ host: "[fe80::1]:4747" }, rules)).toBeUndefined();
    expect(codeFor({ host: "not-drill.example" }, rules)).toBe("HostNotAllowed");
  });

  test("no name that a page's address can have is loopback's, whatever comes before or after", () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), fc.nat(65_535), (labels, port) => {
        const host = `${labels.join(".")}.example:${port}`;
        expect(codeFor({ host })).toBe("HostNotAllowed");
      }),
    );
  });
});

describe("a web page", () => {
  const host = "127.0.0.1:4747";
  test.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:4747" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "same-origin" },
  ])("%o is refused", (headers) => {
    expect(codeFor({ host, ...headers })).toBe("BrowserNotAllowed");
  });

  test("an address that a person types is no page's request", () => {
    expect(codeFor({ host, "sec-fetch-site": "none" })).toBeUndefined();
  });
});

describe("the control token", () => {
  const rules = { allowedHosts: ["drill.example"], controlToken: "secret" };
  const ask = (url: string, token?: string) =>
    codeFor({ host: "drill.example", "x-orgdrill-token": token }, rules, url);

  test.each([
    "/_orgdrill",
    "/_orgdrill/reset",
    "/_orgdrill/clock?x=1",
    "/_orgdrill/?",
    "/moto-api/reset",
    "/moto-api/reset?",
    "/moto-api/reset?seed=42",
  ])("%s needs it", (url) => {
    expect(ask(url)).toBe("TokenRequired");
    expect(ask(url, "")).toBe("TokenRequired");
    expect(ask(url, "secre")).toBe("TokenRequired");
    expect(ask(url, "Secret")).toBe("TokenRequired");
    expect(ask(url, "secret")).toBeUndefined();
  });

  test("AWS's own calls are signed and need none", () => {
    expect(ask("/")).toBeUndefined();
    expect(ask("/?Action=GetCallerIdentity")).toBeUndefined();
  });
});
