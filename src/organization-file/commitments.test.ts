/** What is bought ahead, cost allocation tags and raised quotas: into a world, back into a file, and what no file may say of them. */
import { expect, test } from "vitest";
import { apply } from "../domain/index.ts";
import { instant } from "../kernel/index.ts";
import { loaded, parsed, scenario } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

test("they come back as the same world, after a departure too", () => {
  const first = loaded(scenario("commitments.yaml"));
  const accountId = first.accountsByName.get("payments");
  const organizationId = first.organizationsByName.get("acme") ?? "";
  if (accountId === undefined) throw new Error("the scenario has an account called payments");
  const at = instant(Date.UTC(2027, 0, 1));
  apply(first.world, { kind: "AccountDeparted", accountId, organizationId, method: "LEFT", at });
  apply(first.world, { kind: "CostTagSwitched", accountId, key: "team", isActive: true, at });
  expect(first.world.serviceQuotas.get(accountId)).toMatchObject({ leftAt: at });
  const again = loaded(parsed(organizationFileText(first.world, first)));
  expect([...again.world.serviceQuotas]).toEqual([...first.world.serviceQuotas]);
  for (const [id, billing] of first.world.billing) expect(again.world.billing.get(id)).toEqual(billing);
});

test("an organization that shares nothing says so", () => {
  const text = organizationFileText(loaded(scenario("commitments.yaml")).world, loaded(scenario("commitments.yaml")));
  expect(text).not.toContain("commitmentSharing");
  const closed = loaded(parsed(text.replace("name: acme\n", "name: acme\n    commitmentSharing: false\n")));
  expect([...closed.world.organizations.values()][0]?.commitmentSharing).toBe("off");
  expect(organizationFileText(closed.world, closed)).toContain("commitmentSharing: false");
});

const PLAN = "{ from: 3d ago, hourlyCents: 5 }";
const problems = (section: string): string => {
  const text = `orgdrill: 1\nstandaloneAccounts: [{ name: a, email: a@b.example }]\n${section}\n`;
  const read = parseOrganizationFile({ path: "org.yaml", text });
  return read.ok ? "" : read.refusal.map(({ message }) => message).join("\n");
};

test.each([
  ["serviceQuotas: [{ account: b, applied: [] }]", "b"],
  [
    "serviceQuotas: [{ account: a, applied: [{ service: iam, quota: L-B99A9384, value: 1 }] }]",
    "expected a quota of iam",
  ],
  [
    "serviceQuotas: [{ account: a, applied: [{ service: sqs, quota: L-B99A9384, value: 1 }] }]",
    "expected `cloudformation`",
  ],
  [
    "serviceQuotas: [{ account: a, applied: [{ service: organizations, quota: L-E619E033, value: 1 }] }]",
    "`quotas` of the organization",
  ],
  [
    "serviceQuotas: [{ account: a, applied: [{ service: iam, quota: L-FE177D64, value: 1 }, { service: iam, quota: L-FE177D64, value: 2 }] }]",
    "expected each quota once",
  ],
  ["billing: [{ account: a, savingsPlans: [{ from: 3d ago, hourlyCents: 0 }] }]", "expected a whole number from 1"],
  ["billing: [{ account: a, savingsPlans: [{ from: 3d ago, hourlyCents: 5, term: 2 years }] }]", "1 year"],
  ["billing: [{ account: a, reservations: [{ from: 3d ago, count: 5, service: AWS Lambda }] }]", "Amazon Redshift"],
  ["billing: [{ account: a, costTags: [{ key: k, from: 9d ago }, { key: k, from: 3d ago }] }]", "another one follows"],
])("%s is refused", (section, message) => {
  expect(problems(section)).toContain(message);
});

test("a plan alone needs no usage", () => {
  expect(problems(`billing: [{ account: a, savingsPlans: [${PLAN}] }]`)).toBe("");
});
