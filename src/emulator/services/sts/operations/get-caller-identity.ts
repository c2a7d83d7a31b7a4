/** GetCallerIdentity: who signed. It needs no permission, and no policy can deny it. */
import type * as Wire from "@aws-sdk/client-sts";
import { accept, invariant } from "../../../../kernel/index.ts";
import type { Caller } from "../../../caller.ts";
import { stsOperation } from "../operation.ts";

export const getCallerIdentity = stsOperation<Wire.GetCallerIdentityRequest, Wire.GetCallerIdentityResponse>({
  name: "GetCallerIdentity",
  readOnly: true,
  permissions: () => [],
  decide: () => accept([]),
  respond: ({ caller }) => ({ UserId: userIdOf(caller), Account: caller.accountId, Arn: caller.principal.arn }),
});

function userIdOf({ identity, accountId }: Caller): string {
  if (identity.kind === "root") return accountId;
  if (identity.kind === "user") return identity.user.id;
  if (identity.kind === "federatedUser") return `${accountId}:${identity.name}`;
  invariant(identity.kind === "role", "whoever signed is somebody of an account");
  const { owner } = identity.session;
  return `${identity.role.id}:${owner.kind === "role" ? owner.sessionName : ""}`;
}
