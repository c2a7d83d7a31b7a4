/** What an organization delegates, in the words of the file. */
import { delegationOf, type Organization, rootAccessOf } from "../../domain/index.ts";
import { formatInstantMs, type Instant } from "../../kernel/index.ts";
import { documentOf, type JsonObject, present, tagsOf } from "./omit.ts";

/** The members of an organization's entry; none of them where nothing is delegated. */
export function describeDelegation(organization: Organization): JsonObject {
  const { trustedServices, administrators, resourcePolicy } = delegationOf(organization);
  return present({
    trustedServices: services(trustedServices),
    delegatedAdministrators: [...administrators].map(([account, each]) => ({ account, services: services(each) })),
    delegationPolicy:
      resourcePolicy &&
      present({
        id: resourcePolicy.id,
        document: documentOf(resourcePolicy.content),
        tags: tagsOf(resourcePolicy.tags),
      }),
    rootAccess: Object.fromEntries(rootAccessOf(organization).map((feature) => [feature, true])),
  });
}

const services = (since: ReadonlyMap<string, Instant>): JsonObject[] =>
  [...since].map(([service, at]) => ({ service, since: formatInstantMs(at) }));
