/** Where an explanation says that a statement stands: in the document's own file, in the organization file, or in no file. */
import { expect, test } from "vitest";
import { authorize, explainInWords } from "../../authorization/index.ts";
import { apply } from "../../domain/index.ts";
import { identifiersFrom, instant, parseAccountId, seededRandom } from "../../kernel/index.ts";
import { parseOrganizationFile, worldFrom } from "../../organization-file/index.ts";
import { ladderTo } from "./organization-ladder.ts";

const DENY = `{ "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Stay", "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*" } ] }`;

const TEXT = `orgdrill: 1
organizations:
  - name: acme
    management: { name: management, id: "111111111111", email: m@example.com }
    root:
      policies: [FullAWSAccess, filed]
      organizationalUnits:
        - name: Shop
          policies: [FullAWSAccess, inline]
          accounts:
            - { name: till, id: "222222222222", email: t@example.com }
policies:
  filed:
    type: SERVICE_CONTROL_POLICY
    file: scp/deny-leave.json
  inline:
    type: SERVICE_CONTROL_POLICY
    document:
      Version: "2012-10-17"
      Statement:
        - Effect: Deny
          Action: organizations:LeaveOrganization
          Resource: "*"
`;

const TILL = parseAccountId("222222222222") ?? expect.fail("no account id");

function worldOf() {
  const file = parseOrganizationFile(
    { path: "/somewhere/deep/acme.yaml", text: TEXT },
    new Map([["scp/deny-leave.json", DENY]]),
  );
  if (!file.ok) throw new Error(JSON.stringify(file.refusal));
  const ids = identifiersFrom(seededRandom(1, "test"));
  return worldFrom(file.value, { ids, now: instant(Date.UTC(2026, 10, 1)) }).world;
}

function wordsIn(world: ReturnType<typeof worldOf>): readonly string[] {
  const [organization] = world.organizations.values();
  const account = world.accounts.get(TILL);
  if (organization === undefined || account === undefined) throw new Error("the file has lost its organization");
  const serviceControl = ladderTo(organization, account, "serviceControl");
  const arn = `arn:aws:iam::${TILL}:root`;
  const { decisive, ...explanation } = authorize(
    { action: "organizations:LeaveOrganization", resource: "*", context: new Map() },
    { principal: { kind: "root", accountId: TILL, arn }, identity: [], serviceControl },
  );
  return explainInWords({ ...explanation, ...(decisive && { decisive }) })
    .filter((each) => each.includes("denies by"))
    .map((each) => each.replace(/^.*denies by /, "").replace(/ \((r|ou)-.*$/, ""));
}

test("a document of its own is named with its line and column, one inside the organization file with that file's", () => {
  expect(wordsIn(worldOf())).toEqual([
    "statement 1 `Stay` at scp/deny-leave.json:3:5, attached to root `Root`",
    "statement 1 at acme.yaml:21:11, attached to organizational unit `Root/Shop`",
  ]);
});

test("a policy that was changed stands in no file any more", () => {
  const world = worldOf();
  const [organization] = world.organizations.values();
  const policy = [...(organization?.policies.values() ?? [])].find(({ name }) => name === "inline");
  if (organization === undefined || policy === undefined) throw new Error("the file has lost its policy");
  const content = DENY.replace("Stay", "Longer");
  apply(world, { kind: "PolicyUpdated", organizationId: organization.id, policy: { ...policy, content } });
  expect(wordsIn(world)[1]).toBe(
    "statement 1 `Longer` in line 3 of its text, attached to organizational unit `Root/Shop`",
  );
});
