/** ListSigningCertificates: none, as none can be uploaded here. */
import type * as Wire from "@aws-sdk/client-iam";
import { mustBeOwner } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker } from "../paging.ts";
import { onUser } from "../permissions.ts";

export const listSigningCertificates = iamOperation<
  Wire.ListSigningCertificatesRequest,
  Wire.ListSigningCertificatesResponse
>({
  name: "ListSigningCertificates",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:ListSigningCertificates", { name: UserName }),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const owner = keyOwner(caller, input.UserName);
    if (!owner.ok) return owner;
    const known = mustBeOwner(world, caller.accountId, owner.value);
    return known.ok ? accept([]) : known;
  },
  respond: () => ({ Certificates: [], IsTruncated: false }),
});
