/** A member is moved to a unit for what is under suspicion, and back to where it was. Organizations API Reference: MoveAccount, CreateOrganizationalUnit. */
import { type Course, defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Response } from "../response.ts";
import { isMember, isNoManagementAccount, moveWithin } from "./place.ts";

/** The unit stands right under the root and is made if it is not there; what binds in it is another response's. */
export const quarantineAccount = (accountId: string, unitName = "Quarantine"): Response =>
  defineResponse({
    id: "quarantine-account",
    sentence: `move ${accountId} to the unit ${unitName}`,
    undo: "move the account back to the parent it came from; a unit that was made for it and is empty is deleted",
    preconditions: [isMember(accountId), isNoManagementAccount(accountId)],
    async course(course) {
      const moving = `move ${accountId} to ${unitName}`;
      const rootId = await rootOf(course);
      const unitId = await unitUnder(course, { rootId, unitName });
      course.intend(...(unitId === undefined ? [making(unitName)] : []), moving);
      const to = unitId ?? (await makeUnit(course, { rootId, unitName }));
      await moveWithin(course, { accountId, to, sentence: moving });
    },
  });

/** The account stands in that unit or root again. */
export const restorePlace = (accountId: string, parentId: string): Response =>
  defineResponse({
    id: "restore-place",
    sentence: `move ${accountId} to ${parentId}`,
    undo: "move the account back to the parent it came from",
    preconditions: [isMember(accountId)],
    course: (course) => moveWithin(course, { accountId, to: parentId, sentence: `move ${accountId} to ${parentId}` }),
  });

export async function rootOf(look: Look): Promise<string> {
  const [root] = await look.list<Readonly<{ Id: string }>>({
    ...{ service: "organizations", operation: "ListRoots", member: "Roots" },
  });
  if (root === undefined) throw new Error("an organization has one root, and AWS listed none");
  return root.Id;
}

type Place = Readonly<{ rootId: string; unitName: string }>;

async function unitUnder(look: Look, { rootId, unitName }: Place): Promise<string | undefined> {
  const units = await look.list<Readonly<{ Id: string; Name: string }>>({
    ...{ service: "organizations", operation: "ListOrganizationalUnitsForParent", member: "OrganizationalUnits" },
    input: { ParentId: rootId },
  });
  return units.find(({ Name }) => Name === unitName)?.Id;
}

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
  if (unitId === undefined) return course.already(deleting);
  for (const ChildType of ["ACCOUNT", "ORGANIZATIONAL_UNIT"]) {
    const children = await course.list({
      ...{ service: "organizations", operation: "ListChildren", member: "Children" },
      input: { ParentId: unitId, ChildType },
    });
    if (children.length > 0) return course.already(deleting);
  }
  await course.change({
    sentence: deleting,
    call: {
      ...{ service: "organizations", operation: "DeleteOrganizationalUnit" },
      input: { OrganizationalUnitId: unitId },
    },
  });
}
