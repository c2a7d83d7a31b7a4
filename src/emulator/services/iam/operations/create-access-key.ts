/** CreateAccessKey: a long-term key; its secret is shown in this answer and never again. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateAccessKey } from "../../../../domain/index.ts";
import { describeAccessKey } from "../describe.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation, makingOf } from "../operation.ts";
import { onUser } from "../permissions.ts";
import { trailTime } from "../trail-time.ts";

export const createAccessKey = iamOperation<Wire.CreateAccessKeyRequest, CreateAccessKeyAnswer>({
  name: "CreateAccessKey",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:CreateAccessKey", { name: UserName }),
  decide(context, { UserName }) {
    const owner = keyOwner(context.caller, UserName);
    return owner.ok ? decideCreateAccessKey(makingOf(context), owner.value) : owner;
  },
  respond(_context, _input, [event]) {
    if (event?.kind !== "AccessKeyChanged") return {};
    return { AccessKey: { ...describeAccessKey(event.key), SecretAccessKey: event.key.secret } };
  },
  /** CloudTrail never sees the secret. */
  trail({ UserName }, output) {
    const key = output?.AccessKey;
    return {
      requestParameters: UserName === undefined ? null : { userName: UserName },
      responseElements: key === undefined ? null : { accessKey: describeForTrail(key) },
    };
  },
});

/** As in the API reference, but the root user's key has no user name. */
type CreateAccessKeyAnswer = Readonly<{
  AccessKey?: ReturnType<typeof describeAccessKey> & Readonly<{ SecretAccessKey: string }>;
}>;

type Key = NonNullable<CreateAccessKeyAnswer["AccessKey"]>;

const describeForTrail = (key: Key) => ({
  ...("UserName" in key ? { userName: key.UserName } : {}),
  accessKeyId: key.AccessKeyId,
  status: key.Status,
  createDate: trailTime(key.CreateDate),
});
