/** The policies of functions of the file: one name for each statement, and how long they get. */
import { expect, test } from "vitest";
import { loaded, parsed } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";

const FILE = (pager: string): string => `orgdrill: 1
standaloneAccounts:
  - { id: "222222222222", name: payments, email: payments@acme.example }
functions:
  pager: { account: payments, ${pager} }
`;

function sidsOf(invokedBy: string): readonly string[] {
  const { world } = loaded(parsed(FILE(`invokedBy: [${invokedBy}]`)));
  const { policy = "" } = world.functions.get("arn:aws:lambda:us-east-1:222222222222:function:pager") ?? {};
  return JSON.parse(policy).Statement.map(({ Sid }: { Sid: string }) => Sid);
}

const services = (...names: readonly string[]): string =>
  names.map((name) => `"service:${name}.amazonaws.com"`).join(", ");

test("statements for services of nearly one name have different ids", () => {
  expect(sidsOf(services("a-b", "a.b"))).toEqual(["a-b", "a-b-2"]);
  expect(sidsOf(services("a-b", "a-b-2", "a.b"))).toEqual(["a-b", "a-b-2", "a-b-3"]);
  expect(sidsOf(`payments, ${services("222222222222")}`)).toEqual(["222222222222", "222222222222-2"]);
});

test("who is named twice has one statement", () => {
  expect(sidsOf(`payments, "222222222222", ${services("events", "events")}`)).toEqual(["222222222222", "events"]);
});

test("a policy is measured in bytes", () => {
  const problems = (letter: string): readonly string[] => {
    const statement = {
      Effect: "Allow",
      Principal: "*",
      Action: "lambda:*",
      Resource: "*",
      Sid: letter.repeat(12_000),
    };
    const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const read = parseOrganizationFile({ path: "a.yaml", text: FILE(`document: ${document}`) });
    return read.ok ? [] : read.refusal.map(({ message }) => message);
  };
  expect(problems("a").join()).not.toContain("bytes");
  expect(problems("é").join()).toMatch(/expected at most 20480 bytes, saw 24\d\d\d/);
});
