/** The role by which a permission set works in an account, and the identity provider that it trusts. Identity Center User Guide: "Permission sets", "Reference permission sets in resource policies". */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { roleArn, samlProviderArn } from "../principal/arns.ts";
import type { Role } from "../principal/principal.ts";
import { derivedHex, derivedText } from "../stack-set/derived-id.ts";
import type { World } from "../world.ts";
import type { AccountAssignment, IdentityCenter, PermissionSet } from "./identity-center.ts";

/** Seen on every role of the kind; the guide has no word on it. */
const MAX_SESSION_SECONDS = 43_200;
const INLINE_POLICY = "AwsSSOInlinePolicy";
const AUDIENCE = "https://signin.aws.amazon.com/saml";

/** `AWSReservedSSO_SET_` and sixteen hexadecimal digits. */
export const assignmentRoleName = ({ name, arn }: PermissionSet, accountId: AccountId): string =>
  `AWSReservedSSO_${name}_${derivedHex(16, arn, accountId)}`;

export const assignmentProviderArn = ({ instanceArn }: Pick<IdentityCenter, "instanceArn">, accountId: AccountId) =>
  samlProviderArn(accountId, `AWSSSO_${derivedHex(16, instanceArn, accountId)}_DO_NOT_DELETE`);

type Provisioning = Readonly<{ center: IdentityCenter; set: PermissionSet; accountId: AccountId; at: Instant }>;

/** The role as the permission set is now, and the provider where there is none yet. A role that is there keeps its id. */
export function provisionRole(world: World, { center, set, accountId, at }: Provisioning): readonly DomainEvent[] {
  const name = assignmentRoleName(set, accountId);
  const identities = world.identities.get(accountId);
  const known = identities?.roles.get(name);
  const path = rolePath(center.region);
  const provider = assignmentProviderArn(center, accountId);
  const role: Role = {
    name,
    path,
    id: known?.id ?? `AROA${derivedText(17, set.arn, accountId, String(at))}`,
    arn: roleArn(accountId, path, name),
    createdAt: known?.createdAt ?? at,
    description: set.description,
    trustPolicy: trustIn(provider),
    inlinePolicies: new Map(set.inlinePolicy === undefined ? [] : [[INLINE_POLICY, set.inlinePolicy]]),
    attachedPolicies: set.managedPolicies,
    boundary: undefined,
    maxSessionDuration: MAX_SESSION_SECONDS,
    tags: new Map(),
    serviceLinked: false,
  };
  const hasProvider = identities?.identityProviders?.has(provider) === true;
  return [
    ...(hasProvider ? [] : [providerMade(center, { accountId, arn: provider, at })]),
    { kind: "RoleChanged", accountId, role },
  ];
}

function providerMade(
  { instanceArn, region }: IdentityCenter,
  { accountId, arn, at }: Readonly<{ accountId: AccountId; arn: string; at: Instant }>,
): DomainEvent {
  const entity = `https://portal.sso.${region}.amazonaws.com/saml/assertion/${derivedHex(40, instanceArn, accountId)}`;
  const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}"/>`;
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  return {
    kind: "IdentityProviderChanged",
    accountId,
    provider: { kind: "saml", name, metadata, arn, createdAt: at, tags: new Map() },
  };
}

/** Regions but us-east-1 stand in the path. */
const rolePath = (region: string): string =>
  region === "us-east-1" ? "/aws-reserved/sso.amazonaws.com/" : `/aws-reserved/sso.amazonaws.com/${region}/`;

const trustIn = (provider: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: provider },
        Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
        Condition: { StringEquals: { "SAML:aud": AUDIENCE } },
      },
    ],
  });

/** Roles of permission sets that the account has by its assignments. */
export function assignmentRolesOf(
  world: World,
  accountId: AccountId,
  assignments: readonly AccountAssignment[],
): readonly Role[] {
  const sets = new Set(assignments.map(({ permissionSetArn }) => permissionSetArn));
  const roles = world.identities.get(accountId)?.roles;
  return [...sets].flatMap((arn) => {
    const set = world.permissionSets.get(arn);
    const role = set && roles?.get(assignmentRoleName(set, accountId));
    return role === undefined ? [] : [role];
  });
}

/** Whether the account has the permission set as it is now: what was changed since its provisioning is not there yet. */
export function isProvisionedAsIs(world: World, set: PermissionSet, accountId: AccountId): boolean {
  const role = world.identities.get(accountId)?.roles.get(assignmentRoleName(set, accountId));
  if (role === undefined) return false;
  const policies = role.attachedPolicies.join() === set.managedPolicies.join();
  return policies && role.inlinePolicies.get(INLINE_POLICY) === set.inlinePolicy;
}
