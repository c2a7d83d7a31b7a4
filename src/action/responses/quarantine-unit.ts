/** The unit of a quarantine: whether anything binds in it that contains an account, and what stops binding whoever is moved there. Organizations User Guide: "SCP evaluation". */
import { listOf } from "../action.ts";
import type { Look } from "../look.ts";
import type { Precondition } from "../response.ts";
import { attachedTo, enabledTypes, NOT_IN_USE, type Policy, SERVICE_CONTROL } from "./control-policy.ts";
import { sparesOneIn, sparesSomebody } from "./deny-all.ts";
import { parentsOf } from "./place.ts";

export type Place = Readonly<{ rootId: string; unitName: string }>;

export async function rootOf(look: Look): Promise<string> {
  const [root] = await look.list<Readonly<{ Id: string }>>({
    ...{ service: "organizations", operation: "ListRoots", member: "Roots" },
  });
  if (root === undefined) throw new Error("an organization has one root, and AWS listed none");
  return root.Id;
}

export async function unitUnder(look: Look, { rootId, unitName }: Place): Promise<string | undefined> {
  const units = await look.list<Readonly<{ Id: string; Name: string }>>({
    ...{ service: "organizations", operation: "ListOrganizationalUnitsForParent", member: "OrganizationalUnits" },
    input: { ParentId: rootId },
  });
  return units.find(({ Name }) => Name === unitName)?.Id;
}

/** One that is not there holds nobody either. */
export async function isEmpty(look: Look, ParentId: string): Promise<boolean> {
  for (const ChildType of ["ACCOUNT", "ORGANIZATIONAL_UNIT"]) {
    const input = { ParentId, ChildType };
    const call = { service: "organizations", operation: "ListChildren", input } as const;
    if (listOf(await look.find(call, "ParentNotFoundException"), "Children").length > 0) return false;
  }
  return true;
}

type Wanted = Readonly<{ accountId: string; unitName: string; spared: readonly string[] }>;

/** A policy that denies everything binds in the unit, or one can be attached to it before anybody is moved there. */
export const willContain = ({ accountId, unitName, spared }: Wanted): readonly Precondition[] => {
  const ofOwnPolicy = [sparesSomebody(spared), sparesOneIn(accountId, spared)];
  return [
    {
      claim: `a policy denies everything in the unit ${unitName}, or can be given to it`,
      async unmet(look) {
        if ((await look.find({ service: "organizations", operation: "ListRoots" }, NOT_IN_USE)) === undefined)
          return "the caller is in no organization";
        const unitId = await unitUnder(look, { rootId: await rootOf(look), unitName });
        if (unitId !== undefined) {
          if (await deniesEverything(look, unitId)) return undefined;
          if (!(await isEmpty(look, unitId))) return "none does, and others are in it whom a new one would bind";
        }
        for (const { claim, unmet } of ofOwnPolicy) {
          const seen = await unmet(look);
          if (seen !== undefined)
            return `none does, and of one that would be made it is to be so that ${claim}: ${seen}`;
        }
        return undefined;
      },
    },
  ];
};

type Statement = Readonly<Record<string, unknown>>;

/** Attached to the unit itself: a Deny of every action on everything to everybody but principals that are named, or nothing that allows anything. */
export async function deniesEverything(look: Look, targetId: string): Promise<boolean> {
  const attached = (await attachedTo(look, { targetId })) ?? [];
  let allows = false;
  for (const { Id } of attached) {
    const statements = await statementsOf(look, Id);
    if (statements.some(isDenyOfEverything)) return true;
    allows ||= statements.some(({ Effect }) => Effect === "Allow");
  }
  return attached.length > 0 && !allows;
}

async function statementsOf(look: Look, PolicyId: string): Promise<readonly Statement[]> {
  const { Policy: policy } = await look.read({
    ...{ service: "organizations", operation: "DescribePolicy", input: { PolicyId } },
  });
  const { Content = "{}" } = (policy ?? {}) as Readonly<{ Content?: string }>;
  const { Statement: found } = JSON.parse(Content) as Readonly<{ Statement?: Statement | readonly Statement[] }>;
  return [found ?? []].flat();
}

const isDenyOfEverything = ({ Effect, Action, Resource, Condition = {} }: Statement): boolean =>
  Effect === "Deny" &&
  [Action].flat().includes("*") &&
  [Resource].flat().includes("*") &&
  Object.entries(Object(Condition)).every(([operator, keys]) =>
    Object.entries(Object(keys)).every(([key, values]) => sparesNamed({ operator, key, values })),
  );

type Clause = Readonly<{ operator: string; key: string; values: unknown }>;

const BUT_TO: readonly string[] = ["ArnNotEquals", "ArnNotLike", "StringNotEquals", "StringNotLike"];
/** One principal, or those of one name in every account: elsewhere an asterisk, a question mark or a variable would spare kinds of them. */
const NAMED_ARN = /^arn:[^*?$:]+:[^*?$:]+::(\*|[^*?$:]+):[^*?$]+$/;

/**
 * A clause that takes principals with exact names, sessions of AssumeRoot or services out of a Deny, and nobody else. Every other one
 * may leave most requests alone, as one outside some Regions or without a second factor does, so that it is none that contains.
 */
function sparesNamed({ operator, key, values }: Clause): boolean {
  const each = [values].flat().map(String);
  switch (key.toLowerCase()) {
    case "aws:principalarn":
      return BUT_TO.includes(operator) && each.length > 0 && each.every((arn) => NAMED_ARN.test(arn));
    case "aws:assumedroot":
      return operator === "Null" && each.join() === "true";
    case "aws:principalisawsservice":
      return operator === "BoolIfExists" && each.join() === "false";
    default:
      return false;
  }
}

const BINDING: readonly string[] = [SERVICE_CONTROL, "RESOURCE_CONTROL_POLICY"];

/** `NAME of ou-…`: what binds from the parents that the account leaves, and from nowhere on its new way to the root. */
export async function liftedBy(
  look: Look,
  { accountId, to }: Readonly<{ accountId: string; to: string }>,
): Promise<readonly string[]> {
  const [former, next] = [await parentsOf(look, accountId), [to, ...(await parentsOf(look, to))]];
  const lifted: string[] = [];
  for (const type of (await enabledTypes(look)) ?? []) {
    if (!BINDING.includes(type)) continue;
    const kept = new Set<string>();
    for (const targetId of [accountId, ...next]) for (const { Id } of await on(look, targetId, type)) kept.add(Id);
    for (const targetId of former.filter((each) => !next.includes(each)))
      for (const { Id, Name } of await on(look, targetId, type))
        if (!kept.has(Id)) lifted.push(`${Name} of ${targetId}`);
  }
  return lifted;
}

const on = async (look: Look, targetId: string, type: string): Promise<readonly Policy[]> =>
  (await attachedTo(look, { targetId, type })) ?? [];
