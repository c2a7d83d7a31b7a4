/** Root credentials of a member are looked at, removed, and allowed again. IAM User Guide: "Perform a privileged task on an AWS Organizations member account". */
import type { CallReport, Hands } from "../../target/index.ts";
import { type Action, listOf, outputOf } from "../action.ts";
import { callApi } from "../lookups/call-api.ts";
import { takingRoot } from "./taking-root.ts";

/** Claim ROOT-04. The decisive call asks for the password: a root user without credentials has none. */
export const auditRootUser = (accountId: string): Action =>
  takingRoot(
    { accountId, task: "IAMAuditRootUserCredentials" },
    {
      id: "audit-root-user",
      kind: "lookup",
      sentence: "look at the root credentials",
      techniques: [],
      async carryOut(hands) {
        for (const operation of ["ListAccessKeys", "ListMFADevices", "ListSigningCertificates"]) {
          const listed = await hands.call("iam", operation);
          if (listed.outcome.kind !== "succeeded") return listed;
        }
        return hands.call("iam", "GetLoginProfile");
      },
    },
  );

/** Claim ROOT-02. The password goes last, so that nothing of the others can bring it back. */
export const removeRootCredentials = (accountId: string): Action =>
  takingRoot(
    { accountId, task: "IAMDeleteRootUserCredentials" },
    {
      id: "remove-root-credentials",
      kind: "response",
      sentence: "remove the root credentials",
      techniques: [],
      undo: "allow the root password to be recovered by mail",
      async carryOut(hands) {
        const refused =
          (await refusedOf(hands, REMOVALS.keys)) ??
          (await refusedOf(hands, REMOVALS.devices)) ??
          (await refusedOf(hands, REMOVALS.certificates));
        return refused ?? hands.call("iam", "DeleteLoginProfile");
      },
    },
  );

/** Claim ROOT-06. */
export const allowPasswordRecovery = (accountId: string): Action =>
  takingRoot(
    { accountId, task: "IAMCreateRootUserPassword" },
    {
      ...callApi("iam", "CreateLoginProfile"),
      id: "allow-password-recovery",
      kind: "response",
      sentence: "allow the root password to be recovered by mail",
      undo: "remove the root credentials again",
    },
  );

/** What is listed, by which member of the list it is named, and how one of it is removed. */
type Removal = Readonly<{ list: string; member: string; key: string; remove: string }>;

const REMOVALS = {
  keys: { list: "ListAccessKeys", member: "AccessKeyMetadata", key: "AccessKeyId", remove: "DeleteAccessKey" },
  devices: { list: "ListMFADevices", member: "MFADevices", key: "SerialNumber", remove: "DeactivateMFADevice" },
  certificates: {
    list: "ListSigningCertificates",
    member: "Certificates",
    key: "CertificateId",
    remove: "DeleteSigningCertificate",
  },
} as const satisfies Record<string, Removal>;

/** Removes all of one kind; the call that was refused, or undefined. A root user has too few of each for a second page. */
async function refusedOf(hands: Hands, { list, member, key, remove }: Removal): Promise<CallReport | undefined> {
  const listed = await hands.call("iam", list);
  if (listed.outcome.kind !== "succeeded") return listed;
  for (const each of listOf<Readonly<Record<string, unknown>>>(outputOf(listed), member)) {
    const removed = await hands.call("iam", remove, { [key]: each[key] });
    if (removed.outcome.kind !== "succeeded") return removed;
  }
  return undefined;
}
