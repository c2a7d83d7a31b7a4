import { expect, test } from "vitest";
import { VERDICTS, type Verdict } from "../../evidence/index.ts";
import { drill, evidenceOf, finding } from "../fixture.test-support.ts";
import { renderHtml } from "../formats/html.ts";
import { detections, detectionsInWords } from "./detections.ts";

const asking = (id: string, verdicts: readonly Verdict[], fixture?: string) =>
  drill(
    { id, name: id, ...(fixture !== undefined && { fixture }) },
    verdicts.map((verdict) => finding({ answer: "detection", verdict, reason: `${id} ${verdict}` })),
  );
const backwards = VERDICTS.toReversed();

test("the worst come first, and of one verdict the reader's own before the examples", () => {
  const { document } = evidenceOf([asking("example", backwards, "membership"), asking("own", backwards)], new Map());
  expect(detections(document).map(({ finding: { reason } }) => reason)).toEqual(
    VERDICTS.flatMap((verdict) => [`own ${verdict}`, `example ${verdict}`]),
  );
});

test("no alarm that failed is cut off by those that held", () => {
  const many = Array.from({ length: 45 }, (): Verdict => "held");
  const page = renderHtml(evidenceOf([asking("quiet", many), asking("loud", ["broke"])], new Map()));
  const section = /<section id="detections">[\s\S]*?<\/section>/.exec(page)?.[0] ?? "";
  expect(section).toContain("45 of 46 alarm checks held; 40 are shown, the worst first");
  expect(section).toContain("loud broke");
});

test("example organizations are counted apart, where the reader's own was drilled too", () => {
  const own = asking("own", ["held", "broke"]);
  const example = asking("example", ["held", "held", "broke"], "membership");
  const said = (...drills: readonly ReturnType<typeof drill>[]): string =>
    detectionsInWords(evidenceOf(drills, new Map()).document);
  expect(said(example, own)).toBe(
    "1 of 2 alarm checks held on your own organization; 2 of 3 held on example organizations",
  );
  expect(said(example, drill({ id: "other" }, [finding()]))).toBe(
    "no alarm was checked on your own organization; 2 of 3 held on example organizations",
  );
  expect(said(own)).toBe("1 of 2 alarm checks held");
  expect(said(example)).toBe("2 of 3 alarm checks held");
});
