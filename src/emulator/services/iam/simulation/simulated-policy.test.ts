import { expect, test } from "vitest";
import type { Group, User, World } from "../../../../domain/index.ts";
import { instant, parseAccountId } from "../../../../kernel/index.ts";
import { readExclusions } from "./exclusions.ts";
import { heldPolicies } from "./simulated-policy.ts";

const ACCOUNT = parseAccountId("111122223333") ?? expect.fail("no account id");
const DOCUMENT = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const common = { path: "/", createdAt: instant(0), tags: new Map<string, string>() };
const STAFF: Group = {
  ...{ ...common, name: "staff", id: "AGPAXXXXXXXXXXXXXXXXX", arn: `arn:aws:iam::${ACCOUNT}:group/staff` },
  ...{ inlinePolicies: new Map([["files", DOCUMENT]]), attachedPolicies: [ADMINISTRATOR] },
};
const ALICE = {
  ...{ ...common, name: "alice", id: "AIDAXXXXXXXXXXXXXXXXX", arn: `arn:aws:iam::${ACCOUNT}:user/alice` },
  ...{ inlinePolicies: new Map([["own", DOCUMENT]]), attachedPolicies: [], groups: ["staff", "gone"] },
} as unknown as User;
const world = {
  identities: new Map([
    [ACCOUNT, { users: new Map(), roles: new Map(), managedPolicies: new Map(), groups: new Map([["staff", STAFF]]) }],
  ]),
} as unknown as World;

const names = (policies: ReturnType<typeof heldPolicies>) => policies.map(({ reference }) => reference.name);

test("a user holds what its groups hold, and a group what it holds itself", () => {
  const ofAlice = heldPolicies({ world, accountId: ACCOUNT, holder: { kind: "user", value: ALICE } });
  expect(names(ofAlice)).toEqual(["user_alice_own", "group_staff_files", "AdministratorAccess"]);
  const ofStaff = heldPolicies({ world, accountId: ACCOUNT, holder: { kind: "group", value: STAFF } });
  expect(names(ofStaff)).toEqual(["group_staff_files", "AdministratorAccess"]);
});

test("a group's inline policy is left out by the group's name, and not by the user's", () => {
  const held = heldPolicies({ world, accountId: ACCOUNT, holder: { kind: "user", value: ALICE } });
  const without = (AttachmentType: string, AttachmentName: string) => {
    const exclusions = readExclusions([
      { InlinePolicyIdentifier: { PolicyName: "files", AttachmentType: AttachmentType as "group", AttachmentName } },
    ]);
    if (!exclusions.ok) throw new Error("the identifier is refused");
    return names(held.filter((each) => !exclusions.value.excludes(each)));
  };
  expect(without("group", "sta*")).toEqual(["user_alice_own", "AdministratorAccess"]);
  expect(without("user", "alice")).toHaveLength(3);
});
