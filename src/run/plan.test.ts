import { rmSync } from "node:fs";
import type { Envelope } from "@cucumber/messages";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CucumberSession } from "./cucumber-session.ts";
import { drillIds } from "./drill-identity.ts";
import { planFrom } from "./plan.ts";
import { buildOnce, HERE, temporaryFolder, written } from "./samples.test-support.ts";
import { plannedScenarios } from "./scenario.ts";
import { stepFiles } from "./step-files.ts";

const folder = temporaryFolder();
beforeAll(buildOnce, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Cucumber's own messages for a feature: planned, not run. */
async function messagesOf(text: string, tags?: string): Promise<readonly Envelope[]> {
  const path = written(folder, "sub/planned.feature", text);
  const roots = { packageRoot: HERE, workingDirectory: folder };
  const messages: Envelope[] = [];
  const selection = { paths: [path], tags, name: undefined };
  await new CucumberSession(roots, stepFiles(roots), {}).execute(
    { selection, parameters: {}, dryRun: true, parallel: 0 },
    (message) => messages.push(message),
  );
  return messages;
}

const asked = { tags: undefined, name: undefined, label: (uri: string) => `label of ${uri}` };

const RULED = `@control:a
Feature: Leaving

  Background:
    Given the organization under test

  @id:first
  Scenario: At the top
    When 1 minutes pass

  @claim:b
  Rule: Nobody leaves

    Background:
      Given the organization under test

    @id:rows
    Scenario Outline: <account> stays
      When <count> minutes pass
      * "<account>" is still a member

      Examples:
        | account | count |
        | one     | 1     |

      @claim:c
      Examples: more
        | account | count |
        | two     | 2     |
        | three   | 3     |
`;

describe("a planned scenario", () => {
  test("has its rule, the line of its example row, inherited tags, and its steps with the backgrounds before them", async () => {
    const plan = plannedScenarios(await messagesOf(RULED));
    expect(
      plan.map(({ name, rule, line, isOutline, tags, feature }) => ({ name, rule, line, isOutline, tags, feature })),
    ).toEqual([
      {
        name: "At the top",
        rule: null,
        line: 8,
        isOutline: false,
        tags: ["@control:a", "@id:first"],
        feature: "Leaving",
      },
      {
        name: "one stays",
        rule: "Nobody leaves",
        line: 24,
        isOutline: true,
        tags: ["@control:a", "@claim:b", "@id:rows"],
        feature: "Leaving",
      },
      ...[29, 30].map((line) => ({
        name: line === 29 ? "two stays" : "three stays",
        rule: "Nobody leaves",
        line,
        isOutline: true,
        tags: ["@control:a", "@claim:b", "@id:rows", "@claim:c"],
        feature: "Leaving",
      })),
    ]);
    expect(plan[2]?.steps.map(({ keyword, text, line }) => [keyword, text, line])).toEqual([
      ["Given", "the organization under test", 5],
      ["Given", "the organization under test", 15],
      ["When", "2 minutes pass", 19],
      ["*", '"two" is still a member', 20],
    ]);
  });

  test("is there only when it is selected", async () => {
    const plan = plannedScenarios(await messagesOf(RULED, "@claim:c"));
    expect(plan.map((each) => each.name)).toEqual(["two stays", "three stays"]);
  });

  test("has an id of its own: by tag alone, by tag and row where the tag is shared", async () => {
    const plan = plannedScenarios(await messagesOf(RULED));
    const ids = drillIds(plan);
    expect(plan.map((each) => ids.get(each.pickleId))).toEqual(["first", "rows-24", "rows-29", "rows-30"]);
  });
});

describe("a plan is refused", () => {
  test("when a feature cannot be read, with file, line and column, once for each mistake", async () => {
    const messages = await messagesOf("Feature: x\n\n  Scenario: y\n    Given z\n    bogus\n   | torn\n");
    const plan = planFrom(messages, asked);
    expect(plan).toMatchObject({ ok: false, refusal: { exitCode: 2 } });
    const lines = plan.ok ? [] : plan.refusal.lines;
    expect(lines[0]).toMatch(/^label of sub\/planned\.feature:5:5: expected: /);
    expect(lines.join("\n")).not.toContain("(5:5)");
  });

  test("when steps are undefined: every one with its line, and nothing is run", async () => {
    const messages = await messagesOf(
      "Feature: x\n  Scenario: y\n    Given nothing such\n    When 1 minutes pass\n    Then nor this\n",
    );
    expect(planFrom(messages, asked)).toEqual({
      ok: false,
      refusal: {
        exitCode: 4,
        lines: [
          "label of sub/planned.feature:3: no step is called `nothing such`",
          "label of sub/planned.feature:5: no step is called `nor this`",
        ],
        nextStep: "`orgdrill steps` lists every sentence that is understood; nothing was run",
      },
    });
  });

  test("when a step is nearly one that there is, with that one", async () => {
    const messages = await messagesOf("Feature: x\n  Scenario: y\n    When 12 minuts pass\n");
    const plan = planFrom(messages, asked);
    expect(plan.ok ? [] : plan.refusal.lines).toEqual([
      "label of sub/planned.feature:3: no step is called `12 minuts pass`",
      "    did you mean `{int} minutes pass`",
      "    or `{int} days pass`",
      "    or `{int} hours pass`?",
    ]);
  });

  test("when a step of a background is undefined, once, however many scenarios stand below it", async () => {
    const messages = await messagesOf(
      "Feature: x\n  Background:\n    Given nothing such\n  Scenario: y\n    When 1 minutes pass\n  Scenario: z\n    When 1 minutes pas\n",
    );
    const plan = planFrom(messages, asked);
    expect(plan.ok ? [] : plan.refusal.lines.slice(0, 4)).toEqual([
      "label of sub/planned.feature:3: no step is called `nothing such`",
      "",
      "label of sub/planned.feature:7: no step is called `1 minutes pas`",
      "    did you mean `{int} minutes pass`?",
    ]);
  });

  test("when a step is as long as a file, with its beginning", async () => {
    const messages = await messagesOf(`Feature: x\n  Scenario: y\n    When ${"so long ".repeat(2000)}\n`);
    const plan = planFrom(messages, asked);
    expect(plan.ok ? "" : plan.refusal.lines.join("\n").length).toBeLessThan(400);
  });

  test("when a step is ambiguous", async () => {
    const messages = await messagesOf("Feature: x\n  Scenario: y\n    When 1 minutes pass\n");
    const twice = messages.map(
      (message): Envelope =>
        message.testCase === undefined
          ? message
          : {
              testCase: {
                ...message.testCase,
                testSteps: message.testCase.testSteps.map((step) => ({ ...step, stepDefinitionIds: ["1", "2"] })),
              },
            },
    );
    const plan = planFrom(twice, asked);
    expect(plan).toMatchObject({
      refusal: { exitCode: 4, lines: ["label of sub/planned.feature:3: 2 steps are called `1 minutes pass`"] },
    });
  });

  test("when tags or a name select nothing, with the tags that there are", async () => {
    const messages = await messagesOf(RULED, "@nobody");
    expect(planFrom(messages, { ...asked, tags: "@nobody" })).toEqual({
      ok: false,
      refusal: {
        exitCode: 4,
        lines: [
          "--tags `@nobody` selects no scenario, so nothing was run",
          "tags in these features: @claim:b @claim:c @control:a @id:first @id:rows",
        ],
        nextStep: "`orgdrill list` shows every drill with its tags",
      },
    });
    const many = Array.from({ length: 43 }, (_, index) => `@t${index}`).join(" ");
    const cut = planFrom(await messagesOf(`${many}\nFeature: x\n  Scenario: y\n    When 1 minutes pass\n`, "@nobody"), {
      ...asked,
      tags: "@nobody",
    });
    expect(cut.ok ? "" : cut.refusal.lines[1]).toMatch(/ and 3 more$/);
    const both = planFrom(messages, { ...asked, tags: "@nobody", name: "x" });
    expect(both.ok ? "" : both.refusal.lines[0]).toBe(
      "--tags `@nobody` and --name `x` selects no scenario, so nothing was run",
    );
    const neither = planFrom(await messagesOf("Feature: empty\n"), asked);
    expect(neither).toMatchObject({ refusal: { exitCode: 4, lines: ["the paths hold no scenario"] } });
  });
});

test("a plan that is clear is accepted in the order of the file", async () => {
  const plan = planFrom(await messagesOf(RULED), asked);
  expect(plan.ok && plan.value.map((each) => each.line)).toEqual([8, 24, 29, 30]);
});
