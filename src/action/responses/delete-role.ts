/** A role that a former organization or an intruder could still enter by is deleted. IAM API Reference: DeleteRole; claim LEAVE-13. */
import { type Course, defineResponse } from "../course.ts";
import type { Look, Output } from "../look.ts";
import type { Precondition, Response } from "../response.ts";
import { describeHolder, documentIn, type Holder, holderCall, isOwnToChange, NO_SUCH_ENTITY } from "./holder.ts";

/** In the role's own account, by somebody else than the role. A role that is not there is deleted already. */
export function deleteRole(roleName: string): Response {
  const role: Holder = { kind: "role", name: roleName };
  const deleting = `delete the role ${roleName}`;
  return defineResponse({
    id: "delete-role",
    sentence: deleting,
    undo: "make it again from its documents; it has another unique id, so policies that name it elsewhere are saved again",
    preconditions: [isOwnToChange(role), isNotOneself(roleName)],
    async course(course) {
      course.intend(deleting);
      const found = await describeHolder(course, role);
      if (found === undefined) return course.already(deleting);
      const { managed, inline } = await policiesOf(course, role);
      course.intend(...managed.map(detaching(roleName)), ...inline.map(stripping(roleName)));
      for (const arn of managed) await detach(course, role, arn);
      for (const name of inline) await strip(course, role, name);
      await course.change({
        sentence: deleting,
        call: holderCall(role, "Delete*"),
        already: NO_SUCH_ENTITY,
        residue: [`a role ${roleName} that is made again has another unique id`],
        takeBack: (later) => makeAgain(later, role, found),
      });
    },
  });
}

const isNotOneself = (roleName: string): Precondition => ({
  claim: "nobody deletes the role that they act with",
  unmet: async ({ hands: { arn } }) =>
    arn.includes(`:assumed-role/${roleName}/`) ? `this is a session of ${roleName}` : undefined,
});

const detaching = (roleName: string) => (arn: string) => `detach ${arn} from ${roleName}`;
const stripping = (roleName: string) => (name: string) => `delete the policy ${name} of ${roleName}`;

async function policiesOf(look: Look, role: Holder) {
  const managed = await look.list<Readonly<{ PolicyArn: string }>>({
    ...holderCall(role, "ListAttached*Policies"),
    member: "AttachedPolicies",
  });
  const inline = await look.list<string>({ ...holderCall(role, "List*Policies"), member: "PolicyNames" });
  return { managed: managed.map(({ PolicyArn }) => PolicyArn), inline };
}

async function detach(course: Course, role: Holder, PolicyArn: string): Promise<void> {
  await course.change({
    sentence: detaching(role.name)(PolicyArn),
    call: holderCall(role, "Detach*Policy", { PolicyArn }),
    already: NO_SUCH_ENTITY,
    takeBack: async (later) => {
      const call = holderCall(role, "Attach*Policy", { PolicyArn });
      await later.change({ sentence: `attach ${PolicyArn} to ${role.name} again`, call });
    },
  });
}

async function strip(course: Course, role: Holder, PolicyName: string): Promise<void> {
  const { PolicyDocument } = await course.read(holderCall(role, "Get*Policy", { PolicyName }));
  await course.change({
    sentence: stripping(role.name)(PolicyName),
    call: holderCall(role, "Delete*Policy", { PolicyName }),
    already: NO_SUCH_ENTITY,
    takeBack: async (later) => {
      const input = { PolicyName, PolicyDocument: documentIn(PolicyDocument) };
      const call = holderCall(role, "Put*Policy", input);
      await later.change({ sentence: `give ${role.name} its policy ${PolicyName} again`, call });
    },
  });
}

/** The takings back of its policies come after this one. */
async function makeAgain(course: Course, role: Holder, found: Output): Promise<void> {
  const { Path, Description, MaxSessionDuration, Tags, AssumeRolePolicyDocument } = found;
  const { PermissionsBoundaryArn } = (found.PermissionsBoundary ?? {}) as Readonly<Record<string, unknown>>;
  const given = { Path, Description, MaxSessionDuration, Tags, PermissionsBoundary: PermissionsBoundaryArn };
  await course.change({
    sentence: `make the role ${role.name} again`,
    call: holderCall(role, "Create*", {
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      AssumeRolePolicyDocument: documentIn(AssumeRolePolicyDocument),
    }),
    already: ["EntityAlreadyExists", "EntityAlreadyExistsException"],
  });
}
