/** Which share each operation is authorized on, and by which keys. Service Authorization Reference: "AWS Resource Access Manager (RAM)". */
import type { OperationContext, RequiredPermission } from "../../operation.ts";

type Asked = Readonly<{ principals?: readonly string[] | undefined; resourceArns?: readonly string[] | undefined }>;

const principalKey = ({ principals = [] }: Asked): Readonly<Record<string, readonly string[]>> =>
  principals.length === 0 ? {} : { "ram:principal": principals };

export const creating = (
  asked: Asked & Readonly<{ allowExternalPrincipals?: boolean | undefined }>,
): readonly RequiredPermission[] => [
  {
    action: "ram:CreateResourceShare",
    resource: "*",
    context: {
      "ram:requestedallowsexternalprincipals": String(asked.allowExternalPrincipals ?? true),
      ...principalKey(asked),
    },
  },
];

/** The keys of a share that is the caller's are known; those of another's are not. */
export function onShare(
  { world, caller }: OperationContext,
  action: string,
  { resourceShareArn = "", ...asked }: Asked & Readonly<{ resourceShareArn?: string | undefined }>,
): readonly RequiredPermission[] {
  const share = world.resourceShares.get(resourceShareArn);
  const own = share?.accountId === caller.accountId ? share : undefined;
  return [
    {
      action: `ram:${action}`,
      resource: resourceShareArn === "" ? "*" : resourceShareArn,
      context: {
        ...(own === undefined
          ? {}
          : {
              "ram:allowsexternalprincipals": String(own.allowsExternalPrincipals),
              "ram:resourcesharename": own.name,
            }),
        ...principalKey(asked),
      },
    },
  ];
}

export const onInvitation = (arn: string | undefined): readonly RequiredPermission[] => [
  {
    action: "ram:AcceptResourceShareInvitation",
    resource: arn ?? "*",
    context: { "ram:shareowneraccountid": (arn ?? "").split(":")[4] ?? "" },
  },
];
