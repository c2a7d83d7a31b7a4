import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeOutcome, lintAll, renderOutcome } from "./linting.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const GOLDEN = join(TOP, "src/lint/golden");
const ORGANIZATIONS = join(TOP, "scenarios/organizations");
const at = (...parts: readonly string[]): string => relative(process.cwd(), join(...parts));

const files = (...paths: readonly string[]) => lintAll({ paths, organization: undefined, type: "service-control" });
const organization = (path: string) => lintAll({ paths: [], organization: path, type: "service-control" });

describe("the output of orgdrill lint", () => {
  test.each([
    ["leaky-guardrails", true],
    ["broken-grammar", true],
    ["sound", false],
  ])("on %s is the golden one", async (name, isFailing) => {
    const outcome = files(at(GOLDEN, `${name}.json`));
    const text = renderOutcome(outcome).replaceAll(`${at(GOLDEN)}/`, "");
    await expect(text).toMatchFileSnapshot(join(GOLDEN, `${name}.golden.txt`));
    expect(outcome.isFailing).toBe(isFailing);
  });

  test("as JSON has the same findings, their count and the totals", () => {
    const outcome = files(at(GOLDEN, "leaky-guardrails.json"), at(GOLDEN, "sound.json"));
    const document = describeOutcome(outcome);
    expect(document).toMatchObject({ schema: "orgdrill.lint/1", policies: 2, findings: outcome.findings });
    expect(Object.keys(outcome.findings[0] ?? {}).toSorted()).toEqual(
      ["column", "file", "instead", "line", "message", "rule", "severity"].toSorted(),
    );
  });
});

describe("what is linted", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "orgdrill-lint-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("a folder is its .json files, each file once", () => {
    mkdirSync(join(folder, "below"));
    writeFileSync(join(folder, "a.json"), readFileSync(join(GOLDEN, "sound.json")));
    writeFileSync(join(folder, "below/b.json"), "{");
    writeFileSync(join(folder, "notes.txt"), "{");
    const outcome = files(folder, join(folder, "a.json"));
    expect(outcome.policies).toBe(2);
    expect(outcome.findings.map(({ file, rule }) => [file, rule])).toEqual([[join(folder, "below/b.json"), "grammar"]]);
  });

  test("inline policies of groups are read like those of users and roles", () => {
    const all = '{ document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } } }';
    writeFileSync(
      join(folder, "groups.yaml"),
      `orgdrill: 1
standaloneAccounts:
  - id: "222222222222"
    name: payments
    email: payments@acme.example
    principals: { groups: { developers: { inlinePolicies: { all: ${all} } } } }
`,
    );
    expect(organization(join(folder, "groups.yaml")).policies).toBe(1);
  });

  test("an exemption is looked for among everybody whom the file names or its stack sets create", () => {
    const arns = ["break-glass", "audit", "OrganizationAccountAccessRole", "misspelt"].map(
      (name) => `"arn:aws:iam::*:role/${name}"`,
    );
    const statement = '{ Effect: Allow, Principal: { AWS: "111111111111" }, Action: "sts:AssumeRole" }';
    const trust = `{ Version: "2012-10-17", Statement: ${statement} }`;
    writeFileSync(
      join(folder, "exempting.yaml"),
      `orgdrill: 1
organizations:
  - name: acme
    management: { id: "111111111111", name: management, email: aws@acme.example }
    trustedServices: [member.org.stacksets.cloudformation.amazonaws.com]
    stackSets:
      - name: baseline
        document: { Resources: { R: { Type: "AWS::IAM::Role", Properties: { RoleName: audit, AssumeRolePolicyDocument: ${trust} } } } }
    root:
      policies: [FullAWSAccess, deny-leave]
      accounts:
        - id: "222222222222"
          name: payments
          email: payments@acme.example
          joined: { method: created, at: 2025-01-10 }
          principals: { roles: { break-glass: { trust: management } } }
policies:
  deny-leave:
    type: SERVICE_CONTROL_POLICY
    document:
      Version: "2012-10-17"
      Statement:
        Effect: Deny
        Action: "organizations:LeaveOrganization"
        Resource: "*"
        Condition: { ArnNotLike: { "aws:PrincipalArn": [${arns.join(", ")}] } }
`,
    );
    const { findings } = organization(join(folder, "exempting.yaml"));
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const spared = findings.filter(({ rule }) => rule === "exempts-nobody");
    expect(spared.map(({ message, severity, line }) => [message.split("`")[1], severity, line])).toEqual([
      ["arn:aws:iam::*:role/misspelt", "suggestion", 26],
    ]);
  });

  test("the delegation policy is read as a resource policy", () => {
    writeFileSync(
      join(folder, "delegating.yaml"),
      `orgdrill: 1
organizations:
  - name: acme
    management: { id: "111111111111", name: management, email: aws@acme.example }
    delegationPolicy:
      document:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: "organizations:List*", Resource: "*" }
    root: { accounts: [{ id: "222222222222", name: security, email: security@acme.example }] }
`,
    );
    const outcome = organization(join(folder, "delegating.yaml"));
    expect([outcome.policies, outcome.findings]).toEqual([1, []]);
  });

  test("what a broken file has no advice for is told without a line of advice", () => {
    const path = join(folder, "broken.yaml");
    writeFileSync(path, "- a\n");
    const text = renderOutcome(organization(path));
    expect(text).toContain("expected a mapping, saw a list");
    expect(text).not.toContain("instead:");
  });

  test("a path that is not there, or a folder without documents, is a usage error", () => {
    expect(() => files(join(folder, "nowhere.json"))).toThrow(/is not there/);
    expect(() => files(folder)).toThrow(/holds no \.json file/);
    expect(() => organization(join(folder, "nowhere.yaml"))).toThrow(/there is none/);
  });

  test("text that is no UTF-8 is a usage error", () => {
    writeFileSync(join(folder, "latin.json"), Uint8Array.of(0x7b, 0xff, 0x7d));
    expect(() => files(join(folder, "latin.json"))).toThrow(/cannot be read/);
  });

  test("the kind decides about the grammar", () => {
    const trust = join(folder, "trust.json");
    const principal = { Effect: "Allow", Principal: { AWS: "111111111111" }, Action: "sts:AssumeRole" };
    writeFileSync(trust, JSON.stringify({ Version: "2012-10-17", Statement: principal }));
    expect(lintAll({ paths: [trust], organization: undefined, type: "trust" }).findings).toEqual([]);
    expect(files(trust).isFailing).toBe(true);
  });

  test("without arguments it is the reference organization: it passes every role, exempts one, waits in the wrong account", () => {
    const outcome = files();
    expect(outcome.policies).toBe(3);
    expect(outcome.findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
      ["wrong-account", "error", 6],
      ["wrong-account", "error", 6],
      ["pass-role-with-star", "warning", 254],
      ["exempts-creatable-role", "warning", 15],
    ]);
  });

  test("a broken organization file is findings at its places", () => {
    const file = at(ORGANIZATIONS, "broken/duplicate-account.yaml");
    const { findings, isFailing } = organization(file);
    expect(findings[0]).toMatchObject({ rule: "organization-file", severity: "error", file, line: 11, column: 15 });
    expect(isFailing).toBe(true);
  });

  test("a document that stands in the organization file is placed there", () => {
    const file = join(folder, "org.yaml");
    writeFileSync(
      file,
      [
        "orgdrill: 1",
        "organizations:",
        "  - name: acme",
        '    management: { id: "111111111111", name: management, email: aws@acme.example }',
        "    root:",
        "      policies: [FullAWSAccess]",
        "policies:",
        "  keep:",
        "    type: SERVICE_CONTROL_POLICY",
        "    document:",
        '      Version: "2012-10-17"',
        "      Statement:",
        "        - Effect: Deny",
        '          Action: ["organizations:LeaveOrganisation"]',
        '          Resource: "*"',
      ].join("\n"),
    );
    expect(organization(file).findings.map(({ rule, line, column }) => [rule, line, column])).toEqual([
      ["policy-attached-nowhere", 8, 3],
      ["unknown-action", 14, 20],
    ]);
  });
});
