import { expect, test } from "vitest";
import { nextStepFor } from "./show.ts";

const drills = ["leaves-12", "leaves-13", "stays"].map((id) => ({ id, tags: [`@id:${id.replace(/-\d+$/, "")}`] }));

test("the id of an outline leads to its rows, any other to the list", () => {
  expect(nextStepFor("leaves", drills)).toBe("that is an outline; its rows are leaves-12, leaves-13");
  const claimed = [...drills, { id: "held", tags: ["@id:held", "@claim:DEPART-09"] }];
  expect(nextStepFor("DEPART-09", claimed)).toBe(
    "that is a claim; `orgdrill list --tags @claim:DEPART-09` prints its one drill",
  );
  expect(nextStepFor("nobody", drills)).toBe("`orgdrill list` prints every id");
});
