/** DisableSecurityHub: the account ends its subscription in the Region. Security Hub API Reference, DisableSecurityHub. */
import type { DisableSecurityHubRequest, DisableSecurityHubResponse } from "@aws-sdk/client-securityhub";
import { decideDisableHub } from "../../../../domain/index.ts";
import { placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const disableSecurityHub = defineOperation<DisableSecurityHubRequest, DisableSecurityHubResponse>({
  name: "DisableSecurityHub",
  readOnly: false,
  permissions: onHub("DisableSecurityHub"),
  decide: (context) => decideDisableHub(context.world, placeOf(context), context),
  respond: () => ({}),
});
