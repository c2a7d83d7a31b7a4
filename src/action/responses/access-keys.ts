/** Long-term keys of a user, or of every user, stop working. IAM API Reference: UpdateAccessKey, DeleteAccessKey. */
import { type Course, defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition, Response } from "../response.ts";
import { isThere, NO_SUCH_ENTITY } from "./holder.ts";

/** Undefined: every user of the account. The root user's keys are removed by `stripRoot`. */
export const disableAccessKeys = (userName?: string): Response =>
  defineResponse({
    id: "disable-access-keys",
    sentence: `disable the access keys of ${whose(userName)}`,
    undo: "set the keys to active again that were active",
    preconditions: preconditionsOf(userName),
    async course(course) {
      const keys = await keysOf(course, userName);
      course.intend(...keys.map(disabling));
      for (const key of keys) await disable(course, key);
    },
  });

/** Signing with a deleted key never works again; the sessions that it was used for go on until they are revoked. */
export const deleteAccessKeys = (userName?: string): Response =>
  defineResponse({
    id: "delete-access-keys",
    sentence: `delete the access keys of ${whose(userName)}`,
    undo: "nothing brings a deleted key back: its owner makes a new one",
    preconditions: preconditionsOf(userName),
    async course(course) {
      const keys = await keysOf(course, userName);
      course.intend(...keys.map(deleting));
      for (const key of keys) {
        await course.change({
          sentence: deleting(key),
          call: { service: "iam", operation: "DeleteAccessKey", input: nameOf(key) },
          already: NO_SUCH_ENTITY,
          residue: [`the access key ${key.AccessKeyId} of ${key.UserName} is gone for good`],
        });
      }
    },
  });

const preconditionsOf = (userName: string | undefined): readonly Precondition[] =>
  userName === undefined
    ? [isNotOneself(userName)]
    : [isThere({ kind: "user", name: userName }), isNotOneself(userName)];

/** Who signs with one of these keys would shut the door with the work half done. */
const isNotOneself = (userName: string | undefined): Precondition => ({
  claim: "the caller signs with none of these keys",
  async unmet(look) {
    const { Arn } = await look.read({ service: "sts", operation: "GetCallerIdentity" });
    const [, name] = /:user\/(?:.*\/)?([^/]+)$/.exec(String(Arn)) ?? [];
    return name !== undefined && (userName ?? name) === name ? `the caller is the user ${name}` : undefined;
  },
});

type Key = Readonly<{ UserName: string; AccessKeyId: string; Status: string }>;

const whose = (userName: string | undefined): string => userName ?? "every user";
const disabling = ({ AccessKeyId, UserName }: Key): string => `disable ${AccessKeyId} of ${UserName}`;
const deleting = ({ AccessKeyId, UserName }: Key): string => `delete ${AccessKeyId} of ${UserName}`;
const nameOf = ({ UserName, AccessKeyId }: Key) => ({ UserName, AccessKeyId });

async function keysOf(look: Look, userName: string | undefined): Promise<readonly Key[]> {
  const users =
    userName === undefined
      ? await look.list<Readonly<{ UserName: string }>>({ service: "iam", operation: "ListUsers", member: "Users" })
      : [{ UserName: userName }];
  const keys: Key[] = [];
  for (const { UserName } of users) {
    const listed = await look.list<Omit<Key, "UserName">>({
      ...{ service: "iam", operation: "ListAccessKeys", member: "AccessKeyMetadata" },
      input: { UserName },
    });
    keys.push(...listed.map((each) => ({ ...each, UserName })));
  }
  return keys;
}

async function disable(course: Course, key: Key): Promise<void> {
  if (key.Status === "Inactive") return course.already(disabling(key));
  await course.change({
    sentence: disabling(key),
    call: settingTo(key, "Inactive"),
    takeBack: async (later) => {
      const sentence = `enable ${key.AccessKeyId} of ${key.UserName} again`;
      await later.change({ sentence, call: settingTo(key, "Active"), already: NO_SUCH_ENTITY });
    },
  });
}

const settingTo = (key: Key, Status: string) =>
  ({ service: "iam", operation: "UpdateAccessKey", input: { ...nameOf(key), Status } }) as const;
