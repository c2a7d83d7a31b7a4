import { describe, expect, test } from "vitest";
import type { DrillResult, Inferred, RunEvidence } from "../../evidence/index.ts";
import { drill, evidenceOf, finding } from "../fixture.test-support.ts";
import { renderers } from "../renderers.ts";
import { inferences, inferencesInWords } from "../sections/inferences.ts";
import { elementsOf } from "../well-formed.test-support.ts";
import { renderHtml } from "./html.ts";
import { renderTerminal } from "./terminal.ts";

const MARKS: readonly Inferred[] = [
  { of: "answer", name: "organizations:LeaveOrganization", what: ["the order of checks is assumed"] },
  { of: "record", name: "organizations:AccountDepartedOrganization", what: ["its body"] },
  { of: "consequence", name: "last-events", what: ["the last events still arrive"] },
];
const judged = finding({
  answer: "detection",
  verdict: "broke",
  reason: "`gone` stayed silent",
  inferred: ["organizations:AccountDepartedOrganization"],
});
const resting = drill({ id: "resting", inferred: MARKS }, [judged, finding({ assumptions: ["scp-order"] })]);
const alone = drill({ id: "alone", name: "Nothing is inferred here", inferred: [] }, [finding()]);
const evidence = evidenceOf([resting, alone], new Map());

/** A run of a version that marked nothing. */
const { inferred: _, ...unmarked } = resting;
const older = (): RunEvidence => {
  const drills: readonly DrillResult[] = [{ ...unmarked, findings: [finding()] }];
  return evidenceOf(drills, new Map());
};

const everyFormat = {
  ...Object.fromEntries(Object.entries(renderers).map(([name, { render }]) => [name, render])),
  terminal: renderTerminal,
};
const plain = (text: string): string =>
  text
    .replaceAll(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)))
    .replaceAll(/<[^>]*>|`/g, "")
    .replaceAll(/\s+/g, " ");

describe.each(Object.entries(everyFormat))("%s", (name, render) => {
  test("shows the mark of a finding beside its verdict", () => {
    const text = plain(render(evidence).replaceAll(/<(style|script)>[\s\S]*?<\/\1>/g, ""));
    if (name === "csv") expect(text).toContain('"organizations:AccountDepartedOrganization"');
    else if (name === "junit")
      expect(render(evidence)).toMatch(/stayed silent \[modelled, inferred: the record `organizations:AccountDeparted/);
    else expect(text).toContain("modelled, inferred: the record organizations:AccountDepartedOrganization");
  });

  test.skipIf(name === "terminal")("names everything that is inferred, and what of it", () => {
    const text = name === "junit" ? render(evidence).replaceAll("`", "") : plain(render(evidence));
    for (const { name: named, what } of MARKS) {
      expect(text).toContain(named);
      for (const each of what) expect(text).toContain(each);
    }
  });

  test("renders a run that was written before there were marks, and claims nothing of it", () => {
    const text = render(older());
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text).not.toMatch(/id="inferred"|What was inferred|Inferred {2}|modelled, inferred/);
  });
});

test("one section sums up: assumptions, answers, records, consequences, each once with its drills", () => {
  const again = drill(
    {
      id: "again",
      inferred: [
        {
          ...MARKS[1],
          of: "record",
          name: "organizations:AccountDepartedOrganization",
          what: ["its body", "its time"],
        },
      ],
    },
    [],
  );
  const rows = inferences(evidenceOf([resting, again], new Map()).document);
  expect(rows.map(({ of, name, what, drills }) => [of, name, what, drills.map(({ id }) => id)])).toEqual([
    ["assumption", "scp-order", ["taken to be `documented`"], ["resting"]],
    ["answer", "organizations:LeaveOrganization", ["the order of checks is assumed"], ["resting"]],
    ["record", "organizations:AccountDepartedOrganization", ["its body", "its time"], ["resting", "again"]],
    ["consequence", "last-events", ["the last events still arrive"], ["resting"]],
  ]);
  expect(inferencesInWords(rows)).toBe("1 assumption, 1 operation's answer, 1 CloudTrail record, 1 consequence");
});

describe("a drill that says itself what it assumes", () => {
  const step = {
    keyword: "Given ",
    text: 'the "costs" organization, assuming "scp-order" is "documented"',
    line: 3,
    verdict: "held",
  } as const;
  const taken = (...drills: readonly DrillResult[]): readonly (readonly string[])[] =>
    inferences(evidenceOf(drills, new Map()).document).map(({ name, what }) => [name, ...what]);
  const touching = finding({ assumptions: ["scp-order"] });
  const set: Partial<DrillResult> = { inferred: [], steps: [step], assuming: { "scp-order": "reversed" } };

  test("of a run that was written before it was told is read in its step", () => {
    const { assuming: _assuming, ...before } = set;
    expect(taken(drill(before, [touching]))).toEqual([["scp-order", "set to `documented` by the drill itself"]]);
    expect(taken(drill({ ...before, steps: [{ ...step, text: 'the "costs" organization' }] }, [touching]))).toEqual([
      ["scp-order", "taken to be `documented`"],
    ]);
  });

  test("rests on that value, not on the run's", () => {
    expect(taken(drill(set, [touching]))).toEqual([["scp-order", "set to `reversed` by the drill itself"]]);
    expect(taken(drill(set, []))).toEqual([["scp-order", "set to `reversed` by the drill itself"]]);
  });

  test("does so beside drills that take the run's value", () => {
    expect(taken(drill(set, [touching]), drill({ inferred: [], steps: [], id: "b" }, [touching]))).toEqual([
      ["scp-order", "set to `reversed` by the drill itself", "taken to be `documented`"],
    ]);
  });
});

test("what only example organizations rest on is told apart, where the reader's own was drilled too", () => {
  const example = { ...resting, fixture: "membership" };
  const own = drill({ id: "own", inferred: MARKS.slice(0, 1) }, [finding()]);
  const mixed = evidenceOf([example, own], new Map());
  for (const text of [renderHtml(mixed), renderTerminal(mixed), renderers.markdown.render(mixed)]) {
    expect(plain(text)).toContain("1 consequence; 3 of these 4 on example organizations alone");
  }
  expect(plain(renderTerminal(mixed))).toContain("2 selected, 1 of these on example organizations: ");
  for (const drills of [[example], [resting]])
    expect(plain(renderTerminal(evidenceOf(drills, new Map())))).not.toContain("of these");
});

test("the page names a drill's inferences in its details, and a drill without any has none", () => {
  const text = renderHtml(evidence);
  const box = (id: string): string =>
    new RegExp(`<details class="drill" id="d-${id}"[\\s\\S]*?\\n`).exec(text)?.[0] ?? "";
  expect(box("resting")).toContain("modelled, inferred: the record <code>organizations:AccountDepartedOrganization");
  expect(box("resting")).toContain("Inferred: 1 operation&#39;s answer, 1 CloudTrail record, 1 consequence");
  expect(box("alone")).toContain("Nothing is inferred here");
  expect(box("alone")).not.toContain("inferences");
  const ids = elementsOf(text.replace("<!doctype html>", "")).flatMap((each) => each.attributes.get("href") ?? []);
  expect(ids).toContain("#inferred");
});

test("a run in which nothing is inferred says so in one sentence", () => {
  const nothing = evidenceOf([alone], new Map());
  expect(renderHtml(nothing)).toContain("Nothing that any drill rests on.");
  expect(renderTerminal(nothing)).toMatch(/^Inferred +nothing$/m);
});

test("a mark of many records stays short", () => {
  const many = Array.from({ length: 40 }, (_, index) => `organizations:Event${index}`);
  const text = renderTerminal(evidenceOf([drill({ inferred: [] }, [{ ...judged, inferred: many }])], new Map()));
  expect(plain(text)).toContain("organizations:Event4 and 35 more");
});

test("what rests on an inferred record or consequence is not called documented as a whole", () => {
  const seen = finding({ answer: "consequence", basis: "documented" });
  const [of, one] = [
    { inferred: ["organizations:AccountDepartedOrganization"] },
    drill({ inferred: MARKS.slice(0, 2) }, []),
  ];
  const pages = [
    [{ ...one, findings: [seen] }, false],
    [{ ...one, findings: [{ ...seen, ...of }] }, true],
    [{ ...one, findings: [seen], inferred: MARKS }, true],
  ] as const;
  for (const [each, isInPart] of pages) {
    const run = evidenceOf([each], new Map());
    expect(renderHtml(run).includes("documented AWS behaviour, in part inferred, Modelled")).toBe(isInPart);
    expect(/1 of them in part inferred/.test(plain(renderTerminal(run)))).toBe(isInPart);
    expect(/1 of them in part inferred/.test(renderers.markdown.render(run))).toBe(isInPart);
  }
});
