/** Giving AWS what an account needs to stand alone: contact, phone, payment, support plan, agreement. aws-facts 1.1, 1.2. */
import { decideCompleteSignUp, type SignUp } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { RequiredPermission } from "../../operation.ts";
import {
  ACCOUNT_MANAGEMENT,
  type Click,
  type ConsoleAction,
  type ConsoleContext,
  type ConsoleParameters,
} from "../console-action.ts";

/** Root needs none of this switched on; IAM users and roles do. aws-facts 1.1, claim LEAVE-05. */
const mayTouchBilling = ({ world, accountId, caller }: ConsoleContext): boolean =>
  caller.identity.kind === "root" || world.accounts.get(accountId)?.iamUserAccessToBilling === true;

/** AWS Support User Guide, "Compare AWS Support plans": those that can be had and those that some accounts still have. */
const SUPPORT_PLANS = [
  "basic",
  "developer",
  "business",
  "business-plus",
  "enterprise-on-ramp",
  "enterprise",
  "unified-operations",
] as const;

const click = (service: string, name: string): Click => ({
  service: { name: service, eventSource: `${service}.amazonaws.com` },
  operation: { name, readOnly: false, trail: () => ({ requestParameters: null, responseElements: null }) },
});

/** One event for each part, by the name of the action that it needs; of phone and agreement no name is known, and these are ours. */
const CLICKS = {
  contact: click("account", "PutContactInformation"),
  phone: click("account", "VerifyPhoneNumber"),
  agreement: click("account", "AcceptCustomerAgreement"),
  payment: click("payments", "CreatePaymentInstrument"),
  supportPlan: click("supportplans", "CreateSupportPlanSchedule"),
} as const;

export const completeSignUp: ConsoleAction = {
  name: "complete-sign-up",
  sentence: "completes the account's sign-up: contact, phone, payment, support plan, agreement",
  service: ACCOUNT_MANAGEMENT,
  operation: { name: "PutContactInformation", readOnly: false },
  clicks: (parameters) => Object.entries(CLICKS).flatMap(([part, each]) => (part in parameters ? [each] : [])),
  who: "principal",
  parameters: { contact: "flag", phone: "flag", payment: "flag", agreement: "flag", supportPlan: SUPPORT_PLANS },
  required: [],
  permissionSets,
  decide(context, parameters) {
    if (parameters.payment !== undefined && !mayTouchBilling(context)) return refuse({ kind: "BillingAccessOff" });
    const decided = decideCompleteSignUp(context.world, { accountId: context.accountId, signUp: signUpOf(parameters) });
    return decided.ok ? decided : accept([]);
  },
  respond: ({ world, accountId }) => ({ signUp: world.accounts.get(accountId)?.signUp }),
};

/** The legacy pair or the fine-grained pair: an account has one or the other, and either serves. */
function permissionSets(_: ConsoleContext, parameters: ConsoleParameters): readonly (readonly RequiredPermission[])[] {
  const common = [
    ...(parameters.contact === undefined ? [] : ["account:PutContactInformation"]),
    ...(parameters.supportPlan === undefined ? [] : ["supportplans:CreateSupportPlanSchedule"]),
  ];
  const pairs =
    parameters.payment === undefined
      ? [[]]
      : [
          ["aws-portal:ModifyBilling", "aws-portal:ModifyPaymentMethods"],
          ["payments:CreatePaymentInstrument", "payments:UpdatePaymentPreferences"],
        ];
  return pairs.map((pair) => [...common, ...pair].map((action) => ({ action, resource: "*" })));
}

function signUpOf({ contact, phone, payment, agreement, supportPlan }: ConsoleParameters): Partial<SignUp> {
  return {
    ...(contact !== undefined && { contact: contact === true }),
    ...(phone !== undefined && { phone: phone === true }),
    ...(payment !== undefined && { payment: payment === true }),
    ...(agreement !== undefined && { agreement: agreement === true }),
    ...(supportPlan !== undefined && { supportPlan: String(supportPlan) }),
  };
}
