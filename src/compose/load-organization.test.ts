import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadOrganization, renderFailure } from "./load-organization.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "orgdrill-load-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILE = `orgdrill: 1
organizations:
  - name: acme
    management: { id: "111111111111", name: management, email: m@acme.example }
    root: { policies: [FullAWSAccess, deny-leave] }
policies:
  deny-leave: { type: SERVICE_CONTROL_POLICY, file: ../policies/deny-leave.json }
`;

const write = (path: string, text: string): string => {
  const absolute = join(folder, path);
  mkdirSync(resolve(absolute, ".."), { recursive: true });
  writeFileSync(absolute, text);
  return absolute;
};

const DENY = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}`;

test("a file in another working directory than the program's is read from there, its documents too", () => {
  const path = write("a/organizations/org.yaml", FILE);
  write("a/policies/deny-leave.json", DENY);
  const read = loadOrganization(path, { packageRoot: resolve("."), workingDirectory: join(folder, "a") });
  expect(read.ok ? read.value.inputs.organization.path : renderFailure(read.refusal)).toBe(path);
  expect(read.ok && read.value.documents.map((each) => each.path)).toEqual([
    join(folder, "a/policies/deny-leave.json"),
  ]);
});

test("a document outside the working directory is refused in words", () => {
  const path = write("b/org.yaml", FILE);
  const read = loadOrganization(path, { packageRoot: resolve("."), workingDirectory: join(folder, "b") });
  expect(read.ok ? "" : renderFailure(read.refusal)).toContain("which lies outside");
});

test("a file in the program's own directory is called by its place in it", () => {
  const here = { packageRoot: folder, workingDirectory: resolve(".") };
  const read = loadOrganization(resolve("scenarios/organizations/redundant-guardrails.yaml"), here);
  expect(read.ok && read.value.inputs.organization.path).toBe("scenarios/organizations/redundant-guardrails.yaml");
});

test("a file is read once in a process", () => {
  const path = resolve("scenarios/organizations/two-organizations.yaml");
  const roots = { packageRoot: resolve("."), workingDirectory: resolve(".") };
  expect(loadOrganization(path, roots)).toBe(loadOrganization(path, roots));
});
