import { describe, expect, test } from "vitest";
import { comparedInWords } from "./replaying.ts";

describe("a run that was performed again", () => {
  const one = { isSameVerdicts: true, differing: [], madeBy: "1.2.0", by: "1.2.0" } as const;

  test.each([
    [one, "the same verdicts and the same bytes"],
    [{ ...one, differing: ["core"] }, "the same verdicts, other bytes: the core differs"],
    [{ ...one, differing: ["core", "ledger"] }, "the same verdicts, other bytes: the core and the ledger differ"],
    [
      { ...one, differing: ["core"], by: "1.3.0" },
      "the same verdicts, other bytes: the core differs; the run was made by version 1.2.0, this is 1.3.0",
    ],
    [{ ...one, isSameVerdicts: false, differing: ["core"] }, "NOT the same"],
    [
      { ...one, isSameVerdicts: false, differing: ["ledger"], by: "1.3.0" },
      "NOT the same: the run was made by version 1.2.0, this is 1.3.0",
    ],
  ] as const)("%j is told", (compared, words) => expect(comparedInWords(compared)).toBe(words));
});
