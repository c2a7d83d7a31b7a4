/** DeleteSigningCertificate: there is none to delete, as none can be uploaded here. */
import type * as Wire from "@aws-sdk/client-iam";
import { mustBeOwner } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const deleteSigningCertificate = iamOperation<Wire.DeleteSigningCertificateRequest, Nothing>({
  name: "DeleteSigningCertificate",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:DeleteSigningCertificate", { name: UserName }),
  decide({ world, caller }, { UserName, CertificateId }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    const known = mustBeOwner(world, caller.accountId, owner.value);
    if (!known.ok) return known;
    const id = required(CertificateId, "CertificateId");
    return refuse({ kind: "NoSuchEntity", entity: { kind: "signingCertificate", id } });
  },
  respond: () => NOTHING,
});
