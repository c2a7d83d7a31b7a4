/** Stack sets and IAM Identity Center as the file writes them, and what need not be written because it comes of them. */
import { awsManagedPolicyByArn } from "../../catalogue/index.ts";
import {
  assignmentRolesOf,
  eventRuleKey,
  type IdentityCenter,
  instanceIdOf,
  instancesOf,
  type Organization,
  type PermissionSet,
  type Stack,
  type StackSet,
  type StackTemplate,
  stackSetsOf,
  type World,
} from "../../domain/index.ts";
import { type AccountId, formatInstantMs, type Json } from "../../kernel/index.ts";
import { documentOf, fromMap, type JsonObject, present, tagsOf } from "./omit.ts";

/** The members of an organization's entry. Operations and single instances have no words. */
export function describeMemberAccess(world: World, { id }: Organization): JsonObject {
  const center = [...world.identityCenters.values()].find((each) => each.organizationId === id);
  return present({
    stackSets: [...stackSetsOf(world, id)].map((each) => describeStackSet(world, each)),
    identityCenter: center && describeCenter(world, center),
  });
}

/** A template that was written as YAML is written by what is made of it: its comments, and what means nothing here, are lost. */
const templateOf = ({ templateBody, template }: StackSet): Json =>
  /^\s*\{/.test(templateBody) ? documentOf(templateBody) : contentOf(template);

const contentOf = ({ description, parameters, resources, outputs }: StackTemplate): JsonObject =>
  present({
    Description: description,
    Parameters: Object.fromEntries(
      parameters.map(({ name, byDefault }) => [
        name,
        { Type: "String", ...(byDefault !== undefined && { Default: byDefault }) },
      ]),
    ),
    Resources: Object.fromEntries(
      resources.map(({ logicalId, type, properties, isRetained }) => [
        logicalId,
        { Type: type, Properties: properties as Json, ...(isRetained && { DeletionPolicy: "Retain" }) },
      ]),
    ),
    Outputs: fromMap(outputs, (Value) => ({ Value })),
  });

function describeStackSet(world: World, stackSet: StackSet): Json {
  const [first] = world.stackSetOperations.get(stackSet.id) ?? [];
  const regions = [...new Set(stackSet.targets.flatMap((each) => each.regions))];
  return present({
    name: stackSet.name,
    id: stackSet.id.slice(stackSet.name.length + 1),
    region: stackSet.region === "us-east-1" ? undefined : stackSet.region,
    description: stackSet.description,
    document: templateOf(stackSet),
    parameters: fromMap(stackSet.parameters, (value) => value),
    autoDeployment: stackSet.autoDeployment.enabled ? undefined : false,
    retainStacksOnAccountRemoval: stackSet.autoDeployment.retainStacks ? true : undefined,
    units: stackSet.targets.map(({ parentId }) => (parentId.startsWith("r-") ? "root" : parentId)),
    regions: regions.join() === "us-east-1" ? undefined : regions,
    since: first === undefined ? undefined : formatInstantMs(first.at),
    tags: tagsOf(stackSet.tags),
  });
}

function describeCenter(world: World, center: IdentityCenter): Json {
  const sets = [...world.permissionSets.values()].filter((each) => each.instanceArn === center.instanceArn);
  const nameOf = new Map(sets.map(({ arn, name }) => [arn, name]));
  const assignments = [...world.accountAssignments.values()]
    .flat()
    .filter(({ permissionSetArn }) => nameOf.has(permissionSetArn));
  return present({
    id: instanceIdOf(center.instanceArn),
    identityStoreId: center.identityStoreId,
    region: center.region === "us-east-1" ? undefined : center.region,
    since: formatInstantMs(center.createdAt),
    permissionSets: sets.map(describeSet),
    assignments: assignments.map(({ accountId, permissionSetArn, principalType, principalId }) => ({
      account: accountId,
      permissionSet: nameOf.get(permissionSetArn) ?? "",
      [principalType === "USER" ? "user" : "group"]: principalId,
    })),
  });
}

const describeSet = (set: PermissionSet): Json =>
  present({
    name: set.name,
    id: set.arn.slice(set.arn.lastIndexOf("/") + 1),
    description: set.description,
    sessionDuration: set.sessionDuration === "PT1H" ? undefined : set.sessionDuration,
    policies: set.managedPolicies.map((arn) => awsManagedPolicyByArn(arn)?.name ?? arn),
    document: set.inlinePolicy === undefined ? undefined : documentOf(set.inlinePolicy),
  });

/** By account: roles that come of stack sets, and of assignments. */
export function rolesThatCome(world: World): ReadonlyMap<AccountId, ReadonlySet<string>> {
  const roles = new Map<AccountId, Set<string>>();
  const add = (accountId: AccountId, names: readonly string[]): void => {
    roles.set(accountId, new Set([...(roles.get(accountId) ?? []), ...names]));
  };
  for (const { accountId, resources } of stacksThatCome(world)) {
    const deployed = resources.filter(({ type }) => type === "AWS::IAM::Role");
    add(
      accountId,
      deployed.map(({ physicalId }) => physicalId),
    );
  }
  for (const [accountId, assignments] of world.accountAssignments) {
    add(
      accountId,
      assignmentRolesOf(world, accountId, assignments).map(({ name }) => name),
    );
  }
  return roles;
}

/** Keys of EventBridge rules that come of stack sets. */
export const rulesThatCome = (world: World): ReadonlySet<string> =>
  new Set(
    stacksThatCome(world).flatMap(({ accountId, region, resources }) =>
      resources
        .filter(({ type }) => type === "AWS::Events::Rule")
        .map(({ physicalId }) => {
          const bar = physicalId.indexOf("|");
          const busName = bar < 0 ? "default" : physicalId.slice(0, bar);
          return eventRuleKey({ accountId, region, busName, name: physicalId.slice(bar + 1) });
        }),
    ),
  );

function stacksThatCome(world: World): readonly Stack[] {
  return [...world.stackSets.values()].flatMap(({ id }) =>
    [...instancesOf(world, id)].flatMap(({ accountId, stackId }) => {
      const stack = world.stacks.get(accountId)?.get(stackId);
      return stack === undefined ? [] : [stack];
    }),
  );
}
