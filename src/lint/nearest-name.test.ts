import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestName } from "./nearest-name.ts";

describe("the nearest name", () => {
  test.each([
    ["LeaveOrganisation", ["CreateOrganization", "LeaveOrganization"], "LeaveOrganization"],
    ["StopLoging", ["StartLogging", "StopLogging"], "StopLogging"],
    ["iam", ["sts", "iam"], "iam"],
    ["sotp", ["stop"], "stop"],
    ["Frobnicate", ["LeaveOrganization"], undefined],
    ["", ["iam"], undefined],
  ])("to %s among %j is %s", (word, names, answer) => {
    expect(nearestName(word, names)).toBe(answer);
  });

  test("is the name itself when it is there", () => {
    const name = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(name, fc.array(name), (word, names) => {
        expect(nearestName(word, [...names, word])?.toLowerCase()).toBe(word.toLowerCase());
      }),
    );
  });
});
