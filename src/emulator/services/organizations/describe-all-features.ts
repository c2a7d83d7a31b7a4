/** Domain into wire words: the handshakes by which all features are enabled. User Guide: "Enabling all features", its CLI examples; aws-facts 2.5. */
import type { HandshakeParty, HandshakeResource } from "@aws-sdk/client-organizations";
import type { Handshake } from "../../../domain/index.ts";

type Described = Readonly<{ Parties: HandshakeParty[]; Resources: HandshakeResource[] }>;

/** The process names the organization alone; a request names its process and the account that is asked. */
export function describeAllFeatures({ action, organizationId, target, parentId }: Handshake): Described {
  const organization = { Type: "ORGANIZATION", Value: organizationId } as const;
  const party: HandshakeParty = { Id: organizationId, Type: "ORGANIZATION" };
  if (action === "ENABLE_ALL_FEATURES" || target.kind !== "ACCOUNT")
    return { Parties: [party], Resources: [organization] };
  return {
    Parties: [{ Id: target.accountId, Type: "ACCOUNT" }, party],
    Resources: [
      { Type: "PARENT_HANDSHAKE", Value: parentId },
      organization,
      { Type: "ACCOUNT", Value: target.accountId },
    ],
  };
}
