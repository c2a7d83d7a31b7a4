/** What an organization of the file delegates: trusted services, delegated administrators, the delegation policy. */

import { ROOT_ACCESS_FEATURES } from "../domain/index.ts";
import { documentIn } from "./document-entry.ts";
import { flagIn, itemsIn, mappingIn, mappingsIn, mentionIn, mentionOf, momentIn, tagsIn } from "./fields.ts";
import type { DelegationEntry, RootAccessEntry, ServiceEntry } from "./organization-file.ts";
import type { MappingNode, TreeNode } from "./tree.ts";

export function delegationIn(node: MappingNode): DelegationEntry {
  const policy = mappingIn(node, "delegationPolicy");
  return {
    trustedServices: servicesIn(node, "trustedServices"),
    administrators: mappingsIn(node, "delegatedAdministrators").map((each) => ({
      account: mentionIn(each, "account") ?? { text: "", at: each.at },
      services: servicesIn(each, "services"),
    })),
    policy: policy && {
      at: policy.at,
      id: mentionIn(policy, "id"),
      document: documentIn(policy, "document"),
      tags: tagsIn(policy),
    },
    rootAccess: rootAccessIn(mappingIn(node, "rootAccess")),
  };
}

function rootAccessIn(node: MappingNode | undefined): RootAccessEntry | undefined {
  if (node === undefined) return undefined;
  return { at: node.at, features: new Set(ROOT_ACCESS_FEATURES.filter((feature) => flagIn(node, feature) === true)) };
}

const servicesIn = (node: MappingNode, key: string): readonly ServiceEntry[] =>
  itemsIn(node, key).flatMap((each) => serviceFrom(each) ?? []);

function serviceFrom(node: TreeNode): ServiceEntry | undefined {
  const plain = mentionOf(node);
  if (plain !== undefined) return { service: plain, since: undefined };
  const service = node.kind === "mapping" ? mentionIn(node, "service") : undefined;
  return service && node.kind === "mapping" ? { service, since: momentIn(node, "since") } : undefined;
}
