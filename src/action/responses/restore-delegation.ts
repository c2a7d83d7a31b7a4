/** An account administers services for the organization again. Organizations API Reference: RegisterDelegatedAdministrator. */
import { defineResponse } from "../course.ts";
import type { Precondition, Response } from "../response.ts";
import { isMember } from "./place.ts";

/** `services`: service principals, such as `guardduty.amazonaws.com`; what else it administers stays. */
export const restoreDelegation = (accountId: string, services: readonly string[]): Response =>
  defineResponse({
    id: "restore-delegation",
    sentence: `let ${accountId} administer ${services.join(", ")} again`,
    undo: "deregister it for those that it did not administer; what the service took down with the registration is not set up",
    preconditions: [isMember(accountId), areTrusted(services)],
    async course(course) {
      course.intend(...services.map((each) => registering(accountId, each)));
      const listing = calling("ListDelegatedServicesForAccount", { AccountId: accountId });
      const isAny = (await course.find(listing, "AccountNotRegisteredException")) !== undefined;
      const found = isAny
        ? await course.list<Readonly<{ ServicePrincipal: string }>>({ ...listing, member: "DelegatedServices" })
        : [];
      for (const service of services) {
        const sentence = registering(accountId, service);
        if (found.some(({ ServicePrincipal }) => ServicePrincipal === service)) {
          course.already(sentence);
          continue;
        }
        const input = { AccountId: accountId, ServicePrincipal: service };
        await course.change({
          sentence,
          call: calling("RegisterDelegatedAdministrator", input),
          already: ["AccountAlreadyRegisteredException"],
          takeBack: async (later) => {
            const back = `deregister ${accountId} for ${service}`;
            const already = ["AccountNotRegisteredException", "AccountNotFoundException"];
            await later.change({ sentence: back, call: calling("DeregisterDelegatedAdministrator", input), already });
          },
        });
      }
    },
  });

/** Organizations User Guide, "Using other services": a service without trusted access has no delegated administrator. */
const areTrusted = (services: readonly string[]): Precondition => ({
  claim: `the organization trusts ${services.join(", ")}`,
  async unmet(look) {
    const listing = calling("ListAWSServiceAccessForOrganization", {});
    if ((await look.find(listing, "AWSOrganizationsNotInUseException")) === undefined)
      return "the caller is in no organization";
    const trusted = await look.list<Readonly<{ ServicePrincipal: string }>>({
      ...{ ...listing, member: "EnabledServicePrincipals" },
    });
    const missing = services.filter((each) => trusted.every(({ ServicePrincipal }) => ServicePrincipal !== each));
    return missing.length === 0 ? undefined : `trusted access is not enabled for ${missing.join(", ")}`;
  },
});

const registering = (accountId: string, service: string): string => `register ${accountId} for ${service}`;

const calling = (operation: string, input: Readonly<Record<string, unknown>>) =>
  ({ service: "organizations", operation, input }) as const;
