/** A member's root user loses every credential, by a root task. IAM User Guide: "Perform a privileged task on an AWS Organizations member account"; claim ROOT-02. */
import { type Course, defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition, Response } from "../response.ts";
import { sessionIn } from "../techniques/assume-role.ts";
import { NO_SUCH_ENTITY } from "./holder.ts";
import { isMember, isNoManagementAccount } from "./place.ts";
import type { RootTask } from "./taking-root.ts";

/** By the management account or the delegated administrator of IAM. The password goes last, so that nothing of the others brings it back. */
export const stripRoot = (accountId: string): Response =>
  defineResponse({
    id: "strip-root",
    sentence: `remove the root credentials of ${accountId}`,
    undo: "allow the root password to be recovered by mail; keys, MFA devices and certificates are made anew by the owner",
    preconditions: [isMember(accountId), isNoManagementAccount(accountId), hasRootSessions],
    async course(course) {
      course.intend(REMOVING_PASSWORD);
      const root = await takeRoot(course, accountId, "IAMDeleteRootUserCredentials");
      const listed: (readonly [Removal, string])[] = [];
      for (const removal of REMOVALS) for (const key of await keysIn(root, removal)) listed.push([removal, key]);
      const password = await root.find({ service: "iam", operation: "GetLoginProfile" }, ...NO_SUCH_ENTITY);
      root.intend(...listed.map(([{ remove }, key]) => `${remove} ${key}`));
      for (const [{ remove, member }, key] of listed) {
        await root.change({
          sentence: `${remove} ${key}`,
          call: { service: "iam", operation: remove, input: { [member]: key } },
          already: NO_SUCH_ENTITY,
          residue: [`${remove} ${key} cannot be taken back`],
        });
      }
      if (password === undefined) return root.already(REMOVING_PASSWORD);
      await root.change({
        sentence: REMOVING_PASSWORD,
        call: { service: "iam", operation: "DeleteLoginProfile" },
        already: NO_SUCH_ENTITY,
        takeBack: (later) => allowRecovery(later, accountId),
        residue: ["the former root password is gone: its owner sets a new one by mail"],
      });
    },
  });

const REMOVING_PASSWORD = "remove the root password";

type Removal = Readonly<{ list: string; lists: string; member: string; remove: string }>;

const REMOVALS: readonly Removal[] = [
  { list: "ListAccessKeys", lists: "AccessKeyMetadata", member: "AccessKeyId", remove: "DeleteAccessKey" },
  { list: "ListMFADevices", lists: "MFADevices", member: "SerialNumber", remove: "DeactivateMFADevice" },
  {
    ...{ list: "ListSigningCertificates", lists: "Certificates" },
    ...{ member: "CertificateId", remove: "DeleteSigningCertificate" },
  },
];

const hasRootSessions: Precondition = {
  claim: "root sessions are enabled in the organization",
  async unmet(look) {
    const call = { service: "iam", operation: "ListOrganizationsFeatures" } as const;
    const found = await look.find(
      call,
      "ServiceAccessNotEnabledException",
      "OrganizationNotInAllFeaturesModeException",
    );
    const features = (found?.EnabledFeatures ?? []) as readonly string[];
    return features.includes("RootSessions") ? undefined : "they are not: centralised root access is off";
  },
};

async function takeRoot(course: Course, accountId: string, task: RootTask): Promise<Course> {
  const arn = `arn:aws:iam::aws:policy/root-task/${task}`;
  const input = { TargetPrincipal: accountId, TaskPolicyArn: { arn } };
  const [credentials] = sessionIn(await course.read({ service: "sts", operation: "AssumeRoot", input }));
  return course.becoming(course.hands.becoming(credentials, `arn:aws:iam::${accountId}:root`));
}

async function keysIn(look: Look, { list, lists, member }: Removal): Promise<readonly string[]> {
  const listed = await look.list<Readonly<Record<string, unknown>>>({ service: "iam", operation: list, member: lists });
  return listed.map((each) => String(each[member]));
}

async function allowRecovery(later: Course, accountId: string): Promise<void> {
  const root = await takeRoot(later, accountId, "IAMCreateRootUserPassword");
  await root.change({
    sentence: "allow the root password to be recovered by mail",
    call: { service: "iam", operation: "CreateLoginProfile" },
    already: ["EntityAlreadyExists", "EntityAlreadyExistsException"],
  });
}
