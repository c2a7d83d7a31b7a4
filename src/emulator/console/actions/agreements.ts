/** AWS Artifact's agreements are accepted here alone: its API only lists them. AWS Artifact User Guide: "Managing agreements". */
import {
  type AgreementRefusal,
  type AgreementScope,
  type DomainEvent,
  decideAcceptAgreement,
} from "../../../domain/index.ts";
import { type Result, refuse, unreachable } from "../../../kernel/index.ts";
import type { RecordedService } from "../../answered-call.ts";
import type { ConsoleAction, ConsoleContext, ConsoleParameters, ConsoleRefusal } from "../console-action.ts";
import { LOOK_AT_ORGANIZATION } from "./look-at-organization.ts";

const ARTIFACT: RecordedService = { name: "artifact", eventSource: "artifact.amazonaws.com" };

const LONGEST_NAME = 128;

const scopeOf = ({ organization }: ConsoleParameters): AgreementScope =>
  organization === true ? "organization" : "account";

/** For the organization by its management account, which the page finds by reading the organization. */
export const acceptAgreement: ConsoleAction = {
  name: "accept-agreement",
  sentence: "accepts an agreement with AWS, for the account or (`organization`) for everybody in the organization",
  calls: [
    { ...LOOK_AT_ORGANIZATION, isMade: (parameters) => scopeOf(parameters) === "organization" },
    {
      service: ARTIFACT,
      operation: { name: "AcceptAgreement", readOnly: false },
      permissionSets: () => [[{ action: "artifact:AcceptAgreement", resource: "arn:aws:artifact:::agreement/*" }]],
      decide: agree,
    },
  ],
  who: "principal",
  parameters: { agreement: "text", organization: "flag" },
  required: ["agreement"],
};

function agree(
  { world, accountId, now }: ConsoleContext,
  parameters: ConsoleParameters,
): Result<readonly DomainEvent[], ConsoleRefusal> {
  const name = String(parameters.agreement);
  if (name === "" || name.length > LONGEST_NAME)
    return refuse(refused("ValidationException", `an agreement has a name of 1 to ${LONGEST_NAME} characters`));
  const decided = decideAcceptAgreement(world, { accountId, name, scope: scopeOf(parameters), now });
  return decided.ok ? decided : refuse(wordsFor(decided.refusal));
}

/** What the pages say is not documented, so these are our words. */
function wordsFor(refusal: AgreementRefusal): ConsoleRefusal {
  switch (refusal.kind) {
    case "NotManagementAccount":
      return refused("AccessDenied", "only the management account accepts agreements for an organization");
    case "NotAllFeatures":
      return refused("ValidationException", "agreements for an organization need all features");
    case "AgreementAccepted":
      return refused("ConflictException", `\`${refusal.name}\` is accepted already`);
    case "TooManyAgreements":
      return refused(
        "ServiceQuotaExceededException",
        `orgdrill keeps at most ${refusal.limit} agreements of one party`,
      );
    default:
      return unreachable(refusal);
  }
}

const refused = (code: string, message: string): ConsoleRefusal => ({ kind: "Refused", code, message });
