import { describe, expect, test } from "vitest";
import { apply, attachedPolicies, FULL_AWS_ACCESS, type World } from "../domain/index.ts";
import { type AccountId, identifiersFrom, instant, seededRandom } from "../kernel/index.ts";
import { parseOrganizationFile, worldFrom } from "../organization-file/index.ts";
import { addSynthetic, hasAdministrator, INTRUDER_ACCOUNT, INTRUDER_ROLE, withoutGuardrail } from "./synthetic.ts";
import { worldView } from "./world-view.ts";

const now = instant(Date.UTC(2026, 10, 1));

const FILE = `
orgdrill: 1
organizations:
  - name: acme
    id: o-acme000001
    policyTypes: [SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY]
    management: { id: "111111111111", name: management, email: m@acme.example, principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } } }
    root:
      id: r-acme
      policies: [FullAWSAccess, deny-leave]
      organizationalUnits:
        - name: Denied
          id: ou-acme-denied01
          policies: [deny-leave]
          accounts:
            - { id: "222222222222", name: bounded, email: b@acme.example, joined: { method: invited, at: 2025-01-10 }, principals: { roles: { admin: { trust: management, policies: [AdministratorAccess], boundary: PowerUserAccess } } } }
        - name: Listed
          id: ou-acme-listed01
          policies: [allow-list, deny-leave]
          accounts:
            - { id: "333333333333", name: listed, email: l@acme.example, joined: { method: invited, at: 2025-01-10 }, principals: { root: { password: false, mfa: false, accessKeys: 0 }, users: { carol: { policies: [AdministratorAccess], accessKeys: 1 } } } }
policies:
  deny-leave:
    type: SERVICE_CONTROL_POLICY
    document: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "organizations:LeaveOrganization", Resource: "*" }] }
  allow-list:
    type: SERVICE_CONTROL_POLICY
    document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }
`;

const SECOND = `
  - name: umbrella
    id: o-umbrella01
    management: { id: "444444444444", name: umbrella-management, email: m@umbrella.example, principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } } }
    root: { id: r-umbr, policies: [FullAWSAccess] }
`;

const withTwo = FILE.replace("\npolicies:\n", `${SECOND}policies:\n`);

function load(text = FILE) {
  const parsed = parseOrganizationFile({ path: "test.yaml", text }, new Map());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal, null, 2));
  const ids = identifiersFrom(seededRandom(1));
  return { loaded: worldFrom(parsed.value, { ids, now }), birth: { now, ids } };
}

const id = (text: string): AccountId => text as AccountId;

describe("what a drill adds", () => {
  test("an administrator, only where the file has none that works", () => {
    const { loaded, birth } = load();
    expect(hasAdministrator(loaded.world, id("222222222222"))).toBe(false);
    addSynthetic(loaded.world, birth);
    const intruders = [...loaded.world.identities].flatMap(([account, { roles }]) =>
      roles.has(INTRUDER_ROLE) ? [account] : [],
    );
    expect(intruders).toEqual(["222222222222", "999999999999"]);
    expect(hasAdministrator(loaded.world, id("222222222222"))).toBe(true);
  });

  test("a root user that can sign in, keeping everything else about it", () => {
    const { loaded, birth } = load();
    const before = loaded.world.accounts.get(id("333333333333"))?.rootUser;
    expect(before?.password).toBe(false);
    addSynthetic(loaded.world, birth);
    expect(loaded.world.accounts.get(id("333333333333"))?.rootUser).toEqual(before);
  });

  test("an organization to flee to, only when the file has one organization", () => {
    const one = load();
    const added = addSynthetic(one.loaded.world, one.birth);
    expect(one.loaded.world.organizations.size).toBe(2);
    expect(one.loaded.world.organizations.get(added.organizationId ?? "")?.managementAccountId).toBe("999999999999");
    const two = load(withTwo);
    expect(addSynthetic(two.loaded.world, two.birth).organizationId).toBeUndefined();
    expect(two.loaded.world.organizations.size).toBe(2);
    expect([...two.loaded.world.accounts.values()].some((each) => each.name === INTRUDER_ACCOUNT)).toBe(false);
  });

  test("under an account id that the file leaves free", () => {
    const { loaded, birth } = load(FILE.replaceAll("333333333333", "999999999999"));
    addSynthetic(loaded.world, birth);
    expect(loaded.world.accounts.get(id("999999999998"))?.name).toBe(INTRUDER_ACCOUNT);
  });
});

describe("the view of a drill's cast", () => {
  const seen = (text = FILE) => {
    const { loaded, birth } = load(text);
    const rootless = new Set(["333333333333"]);
    const { organizationId } = addSynthetic(loaded.world, birth);
    return worldView({
      now,
      loaded,
      rootless,
      syntheticOrganizationId: organizationId,
      label: (path) => `label of ${path}`,
    });
  };

  test("marks what the drill added as synthetic", () => {
    const view = seen();
    expect(view.organizations.map((each) => [each.name, each.isSynthetic])).toEqual([
      ["acme", false],
      ["the intruder's organization", true],
    ]);
    const principals = (accountId: string) => view.accounts.find((each) => each.id === accountId)?.principals ?? [];
    expect(principals("222222222222").filter((each) => each.isSynthetic)).toEqual([
      { name: INTRUDER_ROLE, kind: "role", isAdministrator: true, isSynthetic: true },
    ]);
    expect(principals("333333333333").filter((each) => each.isSynthetic)).toEqual([
      { name: "root", kind: "root", isAdministrator: true, isSynthetic: true },
    ]);
  });

  test("puts the reader's own principals first and the root user last", () => {
    const names = (accountId: string) =>
      seen()
        .accounts.find((each) => each.id === accountId)
        ?.principals.map((each) => each.name);
    expect(names("333333333333")?.[0]).toBe("carol");
    expect(names("333333333333")?.at(-1)).toBe("root");
  });

  test("an administrator in a boundary is none", () => {
    const bounded = seen().accounts.find((each) => each.id === "222222222222");
    expect(bounded?.principals.find((each) => each.name === "admin")).toMatchObject({ isAdministrator: false });
  });

  test("the organization under test is the first of the file, with its guardrails where they are attached", () => {
    const [acme] = seen(withTwo).organizations;
    expect(acme).toMatchObject({ name: "acme", managementAccountId: "111111111111", rootId: "r-acme" });
    expect(acme?.guardrails.map((each) => [each.name, each.attachedTo])).toEqual([
      ["deny-leave", ["r-acme", "ou-acme-denied01", "ou-acme-listed01"]],
      ["allow-list", ["ou-acme-listed01"]],
    ]);
    expect(acme?.guardrails[0]?.place?.file).toBe("label of test.yaml");
    expect(acme?.organizationalUnits.map((each) => each.path)).toEqual(["Denied", "Listed"]);
  });
});

describe("taking a guardrail away", () => {
  const namesAt = (world: World, targetId: string): readonly string[] => {
    const organization = world.organizations.get("o-acme000001" as never);
    return organization === undefined
      ? []
      : attachedPolicies(organization, targetId, "SERVICE_CONTROL_POLICY").map((each) => each.name);
  };
  const without = (...names: readonly string[]): World => {
    const { loaded } = load();
    for (const name of names) withoutGuardrail(loaded.world, "o-acme000001", name);
    return loaded.world;
  };

  test("takes it from every level, and leaves none empty although a resource control policy is there", () => {
    const world = without("deny-leave");
    expect(namesAt(world, "r-acme")).toEqual(["FullAWSAccess"]);
    expect(namesAt(world, "ou-acme-denied01")).toEqual(["FullAWSAccess"]);
    expect(namesAt(world, "ou-acme-listed01")).toEqual(["allow-list"]);
  });

  test("an allow-list that was the only allow is replaced, so that a deny beside it does not stand alone", () => {
    const world = without("allow-list");
    expect([...namesAt(world, "ou-acme-listed01")].sort()).toEqual(["FullAWSAccess", "deny-leave"]);
  });

  test("a deny that was the whole level is replaced too; several guardrails leave FullAWSAccess alone", () => {
    const world = without("allow-list", "deny-leave");
    expect(namesAt(world, "ou-acme-listed01")).toEqual(["FullAWSAccess"]);
  });

  test("a level where nothing allowed anything is not opened by taking one of its denials away", () => {
    const { loaded } = load();
    const allowList = [...(loaded.world.organizations.get("o-acme000001" as never)?.policies.values() ?? [])];
    const [deny] = allowList.filter((each) => each.name === "deny-leave");
    const copy = { ...deny!, id: "p-second", name: "deny-again" };
    apply(loaded.world, { kind: "PolicyCreated", organizationId: "o-acme000001", policy: copy } as never);
    apply(loaded.world, {
      kind: "PolicyAttached",
      organizationId: "o-acme000001",
      policyId: "p-second",
      targetId: "ou-acme-denied01",
    } as never);
    withoutGuardrail(loaded.world, "o-acme000001", "deny-leave");
    expect(namesAt(loaded.world, "ou-acme-denied01")).toEqual(["deny-again"]);
  });

  test("leaves the policy itself, AWS's own and other organizations alone", () => {
    const world = without("deny-leave", "FullAWSAccess-is-not-ours");
    const organization = world.organizations.get("o-acme000001" as never);
    expect([...(organization?.policies.values() ?? [])].map((each) => each.name)).toContain("deny-leave");
    expect(organization?.policies.has(FULL_AWS_ACCESS)).toBe(true);
  });
});
