import { createHash } from "node:crypto";
import { Script } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DrillResult, RunEvidence } from "../../evidence/index.ts";
import { CLAIMS, call, DRILLS, drill, evidenceOf, finding } from "../fixture.test-support.ts";
import { type FormatName, renderers } from "../renderers.ts";
import { elementsOf } from "../well-formed.test-support.ts";
import { cell, renderCsv } from "./csv.ts";
import { SCRIPT } from "./html/script.ts";
import { STYLESHEET } from "./html/stylesheet.ts";
import { renderHtml } from "./html.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderTerminal } from "./terminal.ts";

const ATTACK = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>\u001b[31m\u202e|@everyone]]>`;

/** A run in which everything that somebody else chose is hostile. */
function hostile(): RunEvidence {
  const account = { accountId: "222222222222", accountName: ATTACK };
  const row = finding({
    ...account,
    verdict: "broke",
    reason: ATTACK,
    expected: ATTACK,
    observed: ATTACK,
    place: { file: ATTACK, line: 1 },
  });
  const nasty = drill(
    {
      id: ATTACK,
      name: ATTACK,
      rule: ATTACK,
      feature: ATTACK,
      uri: ATTACK,
      claims: [ATTACK],
      techniques: [ATTACK],
      remark: ATTACK,
      steps: [{ keyword: ATTACK, text: ATTACK, line: 1, verdict: "broke", message: ATTACK }],
      alerts: [{ detection: ATTACK, accountId: ATTACK, at: ATTACK, eventId: ATTACK, eventName: ATTACK }],
      calls: ["javascript:alert(1)"],
      trail: ["javascript:alert(1)"],
      sensitivity: [{ guardrail: ATTACK, result: "redundant", removalSet: [ATTACK], reason: ATTACK }],
    },
    [row, { ...row, answer: "detection" }],
  );
  const seen = call({
    actor: { ...call().actor, name: ATTACK, accountName: ATTACK, arn: ATTACK },
    outcome: { kind: "refused", code: ATTACK, message: ATTACK, status: 400 },
  });
  const files = new Map([
    [ATTACK, { calls: [seen], trail: [{ ...account, record: { eventName: ATTACK, [ATTACK]: ATTACK } }] }],
  ]);
  return evidenceOf([nasty], files);
}

describe.each(Object.keys(renderers) as FormatName[])("%s", (name) => {
  test("is as it was (golden)", async () => {
    const text = renderers[name].render(evidenceOf(), { claims: CLAIMS });
    await expect(text).toMatchFileSnapshot(`./golden/${renderers[name].fileName.replace(".", ".golden.")}`);
  });

  test("is the same twice, and shows no control character or turned direction", () => {
    const text = renderers[name].render(hostile());
    expect(renderers[name].render(hostile())).toBe(text);
    expect(text).not.toMatch(/[^\P{Cc}\n\t\r]|\u202e/u);
  });

  test("renders a run without drills and a drill without anything", () => {
    for (const drills of [[], [drill({ steps: [], claims: [], techniques: [] }, [])]]) {
      expect(renderers[name].render(evidenceOf(drills, new Map()))).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

test("terminal is as it was (golden)", async () => {
  const text = renderTerminal(evidenceOf(), {
    reportPath: "reports/runs/0007/report.html",
    nextSteps: ["orgdrill show leave-root"],
  });
  await expect(text).toMatchFileSnapshot("./golden/terminal.golden.txt");
});

describe("HTML", () => {
  test("is well-formed and nothing that others chose becomes an element or an attribute", () => {
    const elements = elementsOf(renderHtml(hostile()).replace("<!doctype html>", ""));
    expect(elements.filter((each) => each.name === "script")).toHaveLength(1);
    expect(elements.filter((each) => each.name === "img")).toEqual([]);
    const attributes = elements.flatMap((each) => [...each.attributes.keys()]);
    expect(attributes.filter((each) => each.startsWith("on") || each === "style" || each === "src")).toEqual([]);
  });

  test("loads nothing: every link stays in the page or in the run folder", () => {
    for (const evidence of [evidenceOf(), hostile()]) {
      const html = renderHtml(evidence);
      const links = elementsOf(html.replace("<!doctype html>", "")).flatMap(
        (each) => each.attributes.get("href") ?? [],
      );
      expect(links.filter((each) => !/^(#[\w.%-]+|(calls|trail)\/[\w.-]+\.json)$/.test(each))).toEqual([]);
      expect(STYLESHEET).not.toMatch(/url\(|@import/);
      expect(html).not.toMatch(/<(link|iframe|object|embed|form|base)\b/);
    }
  });

  test("every link within the page has its goal, and ids are there once", () => {
    const elements = elementsOf(renderHtml(evidenceOf(), { claims: CLAIMS }).replace("<!doctype html>", ""));
    const ids = elements.flatMap((each) => each.attributes.get("id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const goals = elements.flatMap((each) => each.attributes.get("href") ?? []).filter((each) => each.startsWith("#"));
    for (const goal of goals) expect(ids).toContain(goal.slice(1));
  });

  test("the content security policy names the hash of exactly the style and the script that are there", () => {
    const html = renderHtml(hostile());
    const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const inside = (tag: string): string => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? "";
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${hash(inside("style"))};`);
    expect(policy).toContain(`script-src ${hash(inside("script"))};`);
  });

  test("the script is valid and small", () => {
    expect(() => new Script(SCRIPT)).not.toThrow();
    expect(SCRIPT.length).toBeLessThan(10_000);
    expect(SCRIPT).not.toMatch(/innerHTML|<\/script|localStorage|fetch/);
  });

  test("tables have captions and scopes, the page has one h1, a language and landmarks", () => {
    const elements = elementsOf(renderHtml(evidenceOf(), { claims: CLAIMS }).replace("<!doctype html>", ""));
    const named = (name: string) => elements.filter((each) => each.name === name);
    expect(named("caption")).toHaveLength(named("table").length);
    expect(named("th").every((each) => each.attributes.has("scope"))).toBe(true);
    expect([named("h1"), named("main"), named("nav"), named("footer")].map((each) => each.length)).toEqual([
      1, 1, 1, 1,
    ]);
    expect(named("html")[0]?.attributes.get("lang")).toBe("en");
  });

  test("200 drills without call detail stay under 300 kB, and huge call detail stays bounded", () => {
    const two = (index: number) => [
      finding({ accountId: String(100000000000 + index), verdict: index % 20 === 0 ? "broke" : "held" }),
      finding({ answer: "detection" }),
    ];
    const drills = Array.from({ length: 200 }, (_, index) =>
      drill({ id: `d-${index}`, name: `Attack number ${index} by the root user of a member account` }, two(index)),
    );
    expect(Buffer.byteLength(renderHtml(evidenceOf(drills, new Map())))).toBeLessThan(300_000);
    const record = { eventName: "LeaveOrganization", filler: "x".repeat(50_000) };
    const files = new Map(
      drills.map((each) => [
        each.id,
        {
          calls: Array.from({ length: 100 }, (_, n) => call({ sequence: n + 1 })),
          trail: [{ accountId: "1", accountName: "a", record }],
        },
      ]),
    );
    expect(Buffer.byteLength(renderHtml(evidenceOf(drills, files)))).toBeLessThan(2_000_000);
  });

  test("words and colours: text has a contrast of 4.5 to 1 on its ground, by day and by night", () => {
    for (const theme of themes()) {
      const pairs = [
        ["ink", "paper"],
        ["soft", "paper"],
        ["soft", "wash"],
        ["link", "paper"],
        ...["held", "broke", "inconclusive", "notRun", "accepted"].flatMap((each) => [
          [each, `${each}-wash`],
          [each, "paper"],
        ]),
      ];
      for (const [text = "", ground = ""] of pairs)
        expect(contrast(theme.get(text), theme.get(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** The light and the dark set of colours, in this order in the stylesheet. */
function themes(): readonly ReadonlyMap<string, string>[] {
  const sets = STYLESHEET.split("--paper:")
    .slice(1, 3)
    .map((each) => `--paper:${each}`);
  return sets.map(
    (each) =>
      new Map(
        [...each.matchAll(/--([\w-]+):(#[0-9a-f]{3,6})/g)]
          .slice(0, 17)
          .map(([, name = "", colour = ""]) => [name, colour]),
      ),
  );
}

function contrast(one = "", other = ""): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map((each) => each + each).join("") : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("JUnit", () => {
  test("is well-formed XML whatever the names are, and counts every drill once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...DRILLS), (text, one) => {
        const drills: DrillResult[] = [
          {
            ...one,
            name: text,
            feature: text,
            remark: text,
            findings: one.findings.map((each) => ({ ...each, reason: text })),
          },
        ];
        const elements = elementsOf(renderJunit(evidenceOf(drills)).replace(/^<\?xml[^>]*\?>\n/, ""));
        expect(elements.filter((each) => each.name === "testcase")).toHaveLength(1);
      }),
    );
  });

  test("says the five verdicts in the words of CI", () => {
    const elements = elementsOf(renderJunit(evidenceOf()).replace(/^<\?xml[^>]*\?>\n/, ""));
    const count = (name: string): number => elements.filter((each) => each.name === name).length;
    expect([count("failure"), count("error"), count("skipped"), count("testcase")]).toEqual([1, 1, 1, 5]);
    const suites = elements.find((each) => each.name === "testsuites")?.attributes;
    expect(suites && Object.fromEntries(suites)).toMatchObject({
      tests: "5",
      failures: "1",
      errors: "1",
      skipped: "1",
    });
    expect(
      elements.filter((each) => each.attributes.get("name") === "accepted").map((each) => each.attributes.get("value")),
    ).toEqual(["RISK-7"]);
  });
});

describe("CSV", () => {
  test("quotes every cell, disarms formulas, and has a row for every drill", () => {
    expect(["=1+1", "+1", "-1", "@a", "\tx", " =1"].map(cell)).toEqual([
      '"\'=1+1"',
      '"\'+1"',
      '"\'-1"',
      '"\'@a"',
      '"\'\tx"',
      '"\' =1"',
    ]);
    expect(cell('say "hi"')).toBe('"say ""hi"""');
    const rows = renderCsv(evidenceOf()).split("\r\n").slice(0, -1);
    for (const each of DRILLS)
      expect(rows.filter((row) => row.includes(`"${each.id}"`)).length).toBe(Math.max(1, each.findings.length));
    for (const row of rows) expect(row).toMatch(/^"([^"]|"")*"(,"([^"]|"")*"){26}$/);
  });
});

describe("Markdown", () => {
  test("stays under 200 kB and says how much it left out", () => {
    const drills = Array.from({ length: 5000 }, (_, index) =>
      drill({ id: `d${index}` }, [finding({ accountId: "222222222222", verdict: "broke", reason: "x".repeat(900) })]),
    );
    const text = renderMarkdown(evidenceOf(drills, new Map()));
    expect(Buffer.byteLength(text)).toBeLessThan(200_000);
    expect(text).toMatch(/\d+ more rows are in the report/);
  });

  test("lets no name become markup, a mention or another cell", () => {
    const text = renderMarkdown(hostile());
    expect(text).not.toMatch(/<(script|img)/);
    expect(text).not.toContain("@everyone");
    const row = text.split("\n").find((each) => each.startsWith("| Prevention:")) ?? "";
    expect(row.split("|")).toHaveLength(5);
  });
});

describe("terminal", () => {
  test("law: no line is wider than the screen, unless one word is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 160 }), (width) => {
        for (const line of renderTerminal(evidenceOf(), { width }).split("\n")) {
          if (line.trim().split(" ").length > 4) expect(line.length, line).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test("says in words all that it says in colour", () => {
    const plain = renderTerminal(evidenceOf());
    const painted = renderTerminal(evidenceOf(), { paint: (style, text) => `<${style}>${text}</>` });
    expect(painted).toContain("<broke>BROKE</>");
    expect(painted.replaceAll(/<\/?\w*>/g, "")).toBe(plain);
  });

  test("begins with the verdict and the sentence, and says what kind of evidence it is", () => {
    const [verdict, sentence, banner] = renderTerminal(evidenceOf()).split("\n");
    expect([verdict, sentence]).toEqual(["BROKE", "One account can be taken out, and nobody would be told."]);
    expect(banner).toBe("Model of your files; not a test of a live organization");
  });
});

test("nothing modelled is called a fact about a live organization, in any format", () => {
  for (const name of Object.keys(renderers) as FormatName[]) {
    if (name === "csv") continue;
    expect(renderers[name].render(evidenceOf())).toMatch(/[Nn]ot a test of a live organization/);
  }
});
