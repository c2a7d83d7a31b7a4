/** IAM Identity Center of an organization, from the tree. */
import { documentIn } from "./document-entry.ts";
import { mappingIn, mappingsIn, mentionIn, mentionsIn, momentIn, textIn } from "./fields.ts";
import type { AssignmentEntry, IdentityCenterEntry, PermissionSetEntry } from "./identity-center-entry.ts";
import type { Mention } from "./mention.ts";
import type { MappingNode } from "./tree.ts";

export function identityCenterIn(node: MappingNode): IdentityCenterEntry | undefined {
  const center = mappingIn(node, "identityCenter");
  return (
    center && {
      at: center.at,
      id: textIn(center, "id"),
      identityStoreId: textIn(center, "identityStoreId"),
      region: textIn(center, "region") ?? "us-east-1",
      since: momentIn(center, "since"),
      permissionSets: mappingsIn(center, "permissionSets").map(permissionSetFrom),
      assignments: mappingsIn(center, "assignments").map(assignmentFrom),
    }
  );
}

const permissionSetFrom = (node: MappingNode): PermissionSetEntry => ({
  at: node.at,
  name: mentionIn(node, "name") ?? missing(node),
  id: textIn(node, "id"),
  description: textIn(node, "description"),
  sessionDuration: textIn(node, "sessionDuration") ?? "PT1H",
  policies: mentionsIn(node, "policies") ?? [],
  document: documentIn(node, "document"),
});

const assignmentFrom = (node: MappingNode): AssignmentEntry => ({
  at: node.at,
  account: mentionIn(node, "account") ?? missing(node),
  permissionSet: mentionIn(node, "permissionSet") ?? missing(node),
  user: textIn(node, "user"),
  group: textIn(node, "group"),
});

const missing = (node: MappingNode): Mention => ({ text: "", at: node.at });
