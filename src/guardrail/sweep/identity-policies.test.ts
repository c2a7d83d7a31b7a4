import { expect, test } from "vitest";
import type { AccountIdentities, Group, User } from "../../domain/index.ts";
import { instant } from "../../kernel/index.ts";
import { compiledTexts, numbering } from "../compiled-texts.ts";
import { likenesses } from "../likeness.ts";
import { principalsOf } from "../member-principal.ts";
import { identityPoliciesOf } from "./identity-policies.ts";

const TEXT = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
const common = { path: "/", createdAt: instant(0), attachedPolicies: [], inlinePolicies: new Map<string, string>() };
const alice: User = {
  ...{ ...common, name: "alice", id: "AIDAXXXXXXXXXXXXXXXXX", arn: "arn:aws:iam::222222222222:user/alice" },
  ...{ boundary: undefined, tags: new Map(), groups: ["crew"] },
};
const crew = (inlinePolicies: ReadonlyMap<string, string>): Group => ({
  ...{ ...common, name: "crew", id: "AGPAXXXXXXXXXXXXXXXXX", arn: "arn:aws:iam::222222222222:group/crew" },
  inlinePolicies,
});
const identities = (inlinePolicies: ReadonlyMap<string, string>): AccountIdentities => ({
  ...{ users: new Map([["alice", alice]]), roles: new Map(), managedPolicies: new Map() },
  groups: new Map([["crew", crew(inlinePolicies)]]),
});

const withPolicy = identities(new Map([["all", TEXT]]));
const without = identities(new Map());

test("a user holds what its groups hold", () => {
  const [, principal] = principalsOf(withPolicy, numbering());
  if (principal === undefined) throw new Error("alice is a principal");
  const shelf = { identities: withPolicy, managedPolicies: () => undefined, compiled: compiledTexts() };
  const { identity } = identityPoliciesOf(principal, shelf);
  expect(identity.map(({ reference }) => reference.name)).toEqual(["group crew: all"]);
});

test("accounts and principals that differ in a group's policy are not alike", () => {
  const numberOf = numbering();
  const likenessOf = likenesses(numberOf);
  expect(likenessOf(withPolicy)).not.toBe(likenessOf(without));
  expect(likenessOf(withPolicy)).toBe(likenessOf(identities(new Map([["all", TEXT]]))));
  const holds = (of: AccountIdentities) => principalsOf(of, numberOf).map((each) => each.holds);
  expect(holds(withPolicy)).not.toEqual(holds(without));
});
