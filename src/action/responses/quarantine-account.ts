/** A member is moved to a unit for what is under suspicion, and back to where it was. Organizations API Reference: MoveAccount, CreateOrganizationalUnit. */
import { type Course, defineResponse } from "../course.ts";
import type { Response } from "../response.ts";
import { attaching, isTypeEnabled, writeAndAttach, writing } from "./control-policy.ts";
import { denyAllName, denyAllText } from "./deny-all.ts";
import { isMember, isNoManagementAccount, moveWithin } from "./place.ts";
import { deniesEverything, isEmpty, liftedBy, type Place, rootOf, unitUnder, willContain } from "./quarantine-unit.ts";

export type Quarantine = Readonly<{
  /** It stands right under the root, and is made if it is not there. */
  unitName?: string;
  /** ARNs of the responders' roles, one of the account's at least, for the policy of a unit that is made or is empty. */
  spared?: readonly string[];
}>;

/** In a unit in which nothing is denied an account would be freer than before: there a policy is attached first, and nobody is moved without one. */
export const quarantineAccount = (
  accountId: string,
  { unitName = "Quarantine", spared = [] }: Quarantine = {},
): Response =>
  defineResponse({
    id: "quarantine-account",
    sentence: `move ${accountId} to the unit ${unitName}`,
    undo: "move the account back to the parent it came from; a unit that was made for it and is empty is deleted, with its policy",
    preconditions: [
      isMember(accountId),
      isNoManagementAccount(accountId),
      isTypeEnabled(),
      ...willContain({ accountId, unitName, spared }),
    ],
    async course(course) {
      const moving = `move ${accountId} to ${unitName}`;
      const rootId = await rootOf(course);
      const unitId = await unitUnder(course, { rootId, unitName });
      course.intend(...(unitId === undefined ? [making(unitName)] : []), moving);
      const to = unitId ?? (await makeUnit(course, { rootId, unitName }));
      if (!(await deniesEverything(course, to))) await denyIn(course, { unitId: to, spared });
      const lifts = await liftedBy(course, { accountId, to });
      await moveWithin(course, { accountId, to, sentence: moving, lifts });
    },
  });

async function denyIn(course: Course, { unitId, spared }: Readonly<{ unitId: string; spared: readonly string[] }>) {
  const name = denyAllName(unitId);
  course.intend(writing(name), attaching(name, unitId));
  const isNeeded = async (later: Course): Promise<boolean> => !(await isEmpty(later, unitId));
  await writeAndAttach(course, { targetId: unitId, name, text: denyAllText({ spared }), isNeeded });
}

/** The account stands in that unit or root again. */
export const restorePlace = (accountId: string, parentId: string): Response =>
  defineResponse({
    id: "restore-place",
    sentence: `move ${accountId} to ${parentId}`,
    undo: "move the account back to the parent it came from",
    preconditions: [isMember(accountId)],
    course: (course) => moveWithin(course, { accountId, to: parentId, sentence: `move ${accountId} to ${parentId}` }),
  });

const making = (unitName: string): string => `create the unit ${unitName}`;

async function makeUnit(course: Course, place: Place): Promise<string> {
  const { rootId, unitName } = place;
  const made = await course.change({
    sentence: making(unitName),
    call: {
      ...{ service: "organizations", operation: "CreateOrganizationalUnit" },
      input: { ParentId: rootId, Name: unitName },
    },
    takeBack: (later) => deleteIfEmpty(later, place),
  });
  const { Id } = (made.OrganizationalUnit ?? {}) as Readonly<{ Id?: string }>;
  return Id ?? course.stop(`the answer does not name the unit ${unitName}`);
}

/** Somebody else may have put an account or a unit there meanwhile: then it stays. */
async function deleteIfEmpty(course: Course, place: Place): Promise<void> {
  const deleting = `delete the unit ${place.unitName} if it is empty`;
  const unitId = await unitUnder(course, place);
  if (unitId === undefined || !(await isEmpty(course, unitId))) return course.already(deleting);
  await course.change({
    sentence: deleting,
    call: {
      ...{ service: "organizations", operation: "DeleteOrganizationalUnit" },
      input: { OrganizationalUnitId: unitId },
    },
  });
}
