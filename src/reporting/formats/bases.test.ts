import { describe, expect, test } from "vitest";
import { drill, evidenceOf, finding } from "../fixture.test-support.ts";
import { renderers } from "../renderers.ts";
import { renderTerminal } from "./terminal.ts";

const about = (over: Parameters<typeof finding>[0]) =>
  finding({ answer: "consequence", verdict: "broke", reason: "it is another way", ...over });
const INFERRED = [{ of: "consequence", name: "last-events", what: ["they still arrive"] }] as const;

const RENDER = {
  terminal: renderTerminal,
  markdown: renderers.markdown.render,
  junit: renderers.junit.render,
};
const plain = (text: string): string =>
  text.replaceAll(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code))).replaceAll(/\s+/g, " ");

describe.each(Object.entries(RENDER))("%s marks each finding about a consequence", (_name, render) => {
  test.each(["broke", "inconclusive"] as const)("that %s", (verdict) => {
    const marked = (one: Parameters<typeof drill>[0], ...findings: readonly ReturnType<typeof finding>[]): string =>
      plain(render(evidenceOf([drill({ verdict, inferred: [], ...one }, findings)], new Map())));
    const computed = marked({ id: "one" }, about({ verdict, basis: "computed" }));
    expect(computed).toContain("computed from your files");
    expect(computed).not.toContain("modelled: documented AWS behaviour");
    const documented = marked({ id: "one" }, about({ verdict, basis: "documented" }));
    expect(documented).toContain("modelled: documented AWS behaviour");
    expect(documented).not.toMatch(/modelled: documented AWS behaviour, in part inferred/);
    const inPart = marked({ id: "one", inferred: INFERRED }, about({ verdict, basis: "documented" }));
    expect(inPart).toContain("modelled: documented AWS behaviour, in part inferred");
    const example = marked({ id: "one", fixture: "costs" }, about({ verdict, basis: "computed" }));
    expect(example).toContain("computed from example files");
    const executed = marked({ id: "one" }, about({ verdict, basis: "documented", class: "executed" }));
    expect(executed).toContain("executed: documented AWS behaviour");
  });

  test("and none of the other answers", () => {
    const text = plain(render(evidenceOf([drill({ verdict: "broke" }, [finding({ verdict: "broke" })])], new Map())));
    expect(text).not.toMatch(/(?:computed from your files|documented AWS behaviour)/);
  });
});

test.each(["markdown", "junit"] as const)("%s tells what the consequences of a drill that held rest on", (name) => {
  const held = [
    about({ verdict: "held", basis: "computed" }),
    about({ verdict: "held", basis: "documented" }),
    about({ verdict: "held", basis: "documented" }),
  ];
  const text = plain(RENDER[name](evidenceOf([drill({ inferred: [] }, held)], new Map())));
  expect(text).toContain("1 computed from your files; 2 modelled: documented AWS behaviour");
});
