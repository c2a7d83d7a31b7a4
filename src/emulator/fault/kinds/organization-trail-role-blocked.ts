/** CloudTrail's service-linked role cannot keep an organization trail in step with the members. CloudTrail User Guide: "Using service-linked roles for CloudTrail". */
import { type AccountId, accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findTrail } from "../find-trail.ts";

export const organizationTrailRoleBlocked: FaultKind = {
  kind: "orgtrail.slr-blocked",
  sentence:
    "an organization trail does not follow its members, as when the organization's resource policy denies AWSServiceRoleForCloudTrail: newcomers are not logged",
  recovery: "the trail logs all members again; what it passed by stays unlogged",
  source:
    "CloudTrail User Guide: the role reads the organization's accounts for its trails; that members from before stay logged is inferred, `reach` has the other outcome",
  parameters: {
    trail: { type: "text", sentence: "the organization trail, by name or ARN", isRequired: true },
    reach: {
      type: "text",
      sentence:
        "newcomers (when it is left out): accounts that join from then on; members: every account but the trail's owner",
      oneOf: ["newcomers", "members"],
    },
  },
  start(parameters, { world }) {
    const found = findTrail(world, parameters.text("trail") ?? "");
    if (!found.ok) return found;
    const { arn, organizationId, accountId: owner } = found.value;
    if (organizationId === undefined) return refuse("the trail is not an organization's");
    const isOfAll = parameters.text("reach") === "members";
    const membersBefore = new Set<AccountId>(
      [...world.accounts.values()].flatMap(({ id, membership }) =>
        membership?.organizationId === organizationId ? [id] : [],
      ),
    );
    return accept({
      effects: {
        passesBy({ trail, recorded: { accountId } }) {
          if (trail.arn !== arn || accountId === owner) return false;
          return isOfAll || !membersBefore.has(accountId);
        },
      },
    });
  },
};
