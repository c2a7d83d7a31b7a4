/** Functions of the file: what they become, what comes back, and where mistakes are. */
import { describe, expect, test } from "vitest";
import { loaded, parsed, scenario } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

const PAGER = "arn:aws:lambda:us-east-1:680000000011:function:pager";

test("the pager of the example has a role, a policy for EventBridge, and a topic that it tells", () => {
  const { world } = loaded(scenario("pipeline-function.yaml"));
  const pager = world.functions.get(PAGER);
  expect(pager).toMatchObject({
    roleArn: "arn:aws:iam::680000000011:role/pager-role",
    tells: "arn:aws:sns:us-east-1:680000000011:security-alerts",
  });
  expect(JSON.parse(pager?.policy ?? "")).toEqual({
    Version: "2012-10-17",
    Id: "default",
    Statement: [
      {
        Sid: "events",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "lambda:InvokeFunction",
        Resource: PAGER,
      },
    ],
  });
});

const FILE = (functions: string): string => `orgdrill: 1
standaloneAccounts:
  - { id: "222222222222", name: payments, email: payments@acme.example, principals: { roles: { runner: { trust: "service:lambda.amazonaws.com" } } } }
  - { id: "333333333333", name: audit, email: audit@acme.example }
functions:
${functions}`;

test("functions come back as the same world, also with a policy of their own and with namesakes", () => {
  const files = [
    scenario("pipeline-function.yaml"),
    parsed(
      FILE(`  one: { account: payments, role: runner, invokedBy: [audit, "service:sns.amazonaws.com"], region: eu-west-1, description: rings, since: 3d ago }
  other: { account: audit, name: one, tells: "arn:aws:sqs:us-east-1:222222222222:pages" }
  third: { account: audit, document: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: "*", Action: "lambda:*", Resource: "*" } } }
`),
    ),
  ];
  for (const file of files) {
    const first = loaded(file);
    expect(first.world.functions.size).toBeGreaterThan(0);
    const again = loaded(parsed(organizationFileText(first.world, first)));
    expect(again.world.functions).toEqual(first.world.functions);
    expect(again.world.eventRules).toEqual(first.world.eventRules);
  }
});

test.each([
  ["{ account: paymets }", "paymets", 6],
  ["{ account: payments, role: runer }", "expected a role of `payments`", 6],
  ["{ account: payments, invokedBy: nobody }", "nobody", 6],
  ['{ account: payments, invokedBy: "service:events" }', "expected `service:` and a name", 6],
  ["{ account: payments, tells: a/b }", "expected the name of a topic", 6],
  ["{ account: payments, name: 'a b' }", "a function name of 1 to 64", 6],
  ["{ account: payments, invokedBy: audit, document: { Version: '2012-10-17', Statement: [] } }", "saw both", 6],
  ["{ account: payments, document: { Statement: { Effect: Alow } } }", "Effect", 6],
  ["{ role: runner }", "account", 6],
])("%s is refused in its place", (entry, words, line) => {
  const read = parseOrganizationFile({ path: "a.yaml", text: FILE(`  pager: ${entry}\n`) });
  if (read.ok) throw new Error("expected problems, the file was accepted");
  expect(read.refusal[0]?.line).toBe(line);
  expect(read.refusal.map(({ message }) => message).join("\n")).toContain(words);
});

test("the same function twice in one account and Region is refused", () => {
  const text = FILE("  pager: { account: payments }\n  again: { account: payments, name: pager }\n");
  const read = parseOrganizationFile({ path: "a.yaml", text });
  expect(read.ok ? [] : read.refusal.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    "7: expected each function once per account and Region, saw `pager` again",
  ]);
});

describe("a detection that notifies a function", () => {
  const notifying = (notify: string): readonly string[] => {
    const text = FILE(`  pager: { account: payments }
  bell: { account: payments, region: eu-west-1 }
detections:
  departure: { account: audit, pattern: { source: [aws.organizations] }, notify: ${notify} }
`);
    const read = parseOrganizationFile({ path: "a.yaml", text });
    return read.ok
      ? []
      : read.refusal.map(({ line, column, message, suggestion }) => `${line}:${column} ${message} (${suggestion})`);
  };
  const arn = (name: string, account = "222222222222"): string =>
    `"arn:aws:lambda:us-east-1:${account}:function:${name}"`;

  test.each([
    [arn("pagr"), "saw `pagr` (did you mean `pager`?)"],
    [arn("pagr:live"), "saw `pagr` (did you mean `pager`?)"],
    [arn("siren"), "saw `siren` (write it out under `functions`)"],
    [arn("bell"), "saw `bell` (`bell` is described in eu-west-1)"],
  ])("names one of those that the file describes for the account: %s", (notify, end) => {
    const message = `expected a function of \`payments\` in us-east-1 that this file describes, ${end}`;
    expect(notifying(notify)).toEqual([`9:82 ${message}`]);
    expect(notifying(`[alerts, { id: one, arn: ${notify} }]`)).toEqual([`9:91 ${message}`]);
  });

  test.each([
    arn("pager"),
    arn("pager:live"),
    arn("pagr", "333333333333"),
    arn("pagr", "444444444444"),
    "alerts",
    '"arn:aws:sqs:us-east-1:222222222222:pagr"',
    '"arn:aws:logs:us-east-1:222222222222:log-group:/aws/events/pagr"',
  ])("and where the file describes none of the kind, it is taken to be there: %s", (notify) => {
    expect(notifying(notify)).toEqual([]);
  });
});
