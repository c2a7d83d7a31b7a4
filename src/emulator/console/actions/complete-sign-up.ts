/** Giving AWS what an account needs to stand alone: contact, phone, payment, support plan, agreement. aws-facts 1.1, 1.2. */
import { decideCompleteSignUp, type SignUpPart } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { RequiredPermission } from "../../operation.ts";
import type { ConsoleAction, ConsoleCall, ConsoleContext, ConsoleParameters } from "../console-action.ts";

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

const PARTS = ["contact", "phone", "agreement", "payment", "supportPlan"] as const;

type Part = Readonly<{
  part: (typeof PARTS)[number];
  service: string;
  eventName: string;
  permissionSets?: readonly (readonly string[])[];
}>;

/** One call for each part, by the name of the action that it needs. A refusal of the part goes before its decision. */
const giving = (
  { part, service, eventName, permissionSets }: Part,
  refusal?: (context: ConsoleContext) => { kind: "OnlyRootMay" | "BillingAccessOff" } | undefined,
): ConsoleCall => ({
  service: { name: service, eventSource: `${service}.amazonaws.com` },
  operation: { name: eventName, readOnly: false },
  isMade: (parameters) => part in parameters,
  ...(permissionSets !== undefined && { permissionSets: () => permissionSets.map((set) => set.map(onAnything)) }),
  decide(context, parameters) {
    const refused = refusal?.(context);
    if (refused !== undefined) return refuse(refused);
    const given = partIn(parameters, part);
    const decided = decideCompleteSignUp(context.world, { accountId: context.accountId, given });
    return decided.ok ? decided : accept([]);
  },
});

const onAnything = (action: string): RequiredPermission => ({ action, resource: "*" });

const partIn = ({ supportPlan }: ConsoleParameters, part: Part["part"]): SignUpPart =>
  part === "supportPlan" ? { part, plan: String(supportPlan) } : { part };

/** No action of IAM stands for these two. Assumption `sign-up-of-phone-and-agreement`. Their events' names are ours. */
const byRootAlone = ({ caller, assumptions }: ConsoleContext) =>
  caller.identity.kind === "root" || assumptions.value("sign-up-of-phone-and-agreement") === "anybody"
    ? undefined
    : ({ kind: "OnlyRootMay" } as const);

export const completeSignUp: ConsoleAction = {
  name: "complete-sign-up",
  sentence: "completes the account's sign-up: contact, phone, payment, support plan, agreement",
  calls: [
    giving({
      ...{ part: "contact", service: "account", eventName: "PutContactInformation" },
      permissionSets: [["account:PutContactInformation"]],
    }),
    giving({ part: "phone", service: "account", eventName: "VerifyPhoneNumber" }, byRootAlone),
    giving({ part: "agreement", service: "account", eventName: "AcceptCustomerAgreement" }, byRootAlone),
    giving(
      {
        ...{ part: "payment", service: "payments", eventName: "CreatePaymentInstrument" },
        // The legacy pair or the fine-grained pair: an account has one or the other, and either serves.
        permissionSets: [
          ["aws-portal:ModifyBilling", "aws-portal:ModifyPaymentMethods"],
          ["payments:CreatePaymentInstrument", "payments:UpdatePaymentPreferences"],
        ],
      },
      (context) => (mayTouchBilling(context) ? undefined : { kind: "BillingAccessOff" }),
    ),
    giving({
      ...{ part: "supportPlan", service: "supportplans", eventName: "CreateSupportPlanSchedule" },
      permissionSets: [["supportplans:CreateSupportPlanSchedule"]],
    }),
  ],
  who: "principal",
  parameters: { contact: "flag", phone: "flag", payment: "flag", agreement: "flag", supportPlan: SUPPORT_PLANS },
  required: [],
  objection,
  respond: ({ world, accountId }) => ({ signUp: world.accounts.get(accountId)?.signUp }),
};

/** What was given is not taken back, and a visit gives something. */
function objection(parameters: ConsoleParameters): string | undefined {
  const taken = PARTS.find((part) => parameters[part] === false);
  if (taken !== undefined)
    return `expected \`${taken}\` to be true or left out: sign-up is completed, and nothing of it is taken back`;
  if (PARTS.some((part) => part in parameters)) return undefined;
  return `\`complete-sign-up\` needs one of ${PARTS.map((part) => `\`${part}\``).join(", ")}`;
}
