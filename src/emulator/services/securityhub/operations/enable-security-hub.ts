/** EnableSecurityHub: the account subscribes in the Region. Security Hub API Reference, EnableSecurityHub. */
import type { EnableSecurityHubRequest, EnableSecurityHubResponse } from "@aws-sdk/client-securityhub";
import { decideEnableHub } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const enableSecurityHub = defineOperation<EnableSecurityHubRequest, EnableSecurityHubResponse>({
  name: "EnableSecurityHub",
  readOnly: false,
  permissions: onHub("EnableSecurityHub"),
  decide(context, { Tags = {}, ControlFindingGenerator: controlFindings }) {
    if (Object.keys(Tags).length > 0) return refuse({ kind: "NotEmulated", what: "the tags of a hub" });
    return decideEnableHub(context.world, placeOf(context), {
      now: context.now,
      ...(controlFindings !== undefined && { controlFindings }),
    });
  },
  respond: () => ({}),
});
