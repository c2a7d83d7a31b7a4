/** What an account has given AWS about itself, and what is missing before it can stand alone. aws-facts 1.2. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { DepartureObstacle, OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { SignUp } from "./account.ts";

/** A created account has none of it: its management account answers for it. aws-facts 1.2. */
export const NOTHING_SIGNED_UP: SignUp = {
  contact: false,
  phone: false,
  agreement: false,
  payment: false,
  supportPlan: undefined,
};

/** One thing that AWS asks for; it is given, and cannot be taken back. */
export type SignUpPart =
  | Readonly<{ part: "contact" | "phone" | "agreement" | "payment" }>
  | Readonly<{ part: "supportPlan"; plan: string }>;

export type SignUpObstacle = Extract<
  DepartureObstacle,
  "agreement" | "phoneVerification" | "paymentMethod" | "unsupportedPaymentMethod"
>;

/** The first thing missing: agreement (with contact and support plan), then phone, then payment and whether AWS takes it. aws-facts 1.2. */
export function missingForStandingAlone(signUp: SignUp): SignUpObstacle | undefined {
  if (!signUp.agreement || !signUp.contact || signUp.supportPlan === undefined) return "agreement";
  if (!signUp.phone) return "phoneVerification";
  if (!signUp.payment) return "paymentMethod";
  return signUp.paymentUnsupported === true ? "unsupportedPaymentMethod" : undefined;
}

/**
 * The account's owner completes parts of sign-up on the console; what is not given stays as it is. A new payment method takes the
 * place of one that AWS does not take. aws-facts 1.2; claim LEAVE-06.
 */
export function decideCompleteSignUp(
  world: World,
  { accountId, given }: Readonly<{ accountId: AccountId; given: SignUpPart }>,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const account = world.accounts.get(accountId);
  if (account === undefined) return refuse({ kind: "Missing", what: "account" });
  return accept([{ kind: "SignUpChanged", accountId, signUp: withPart(account.signUp, given) }]);
}

function withPart(signUp: SignUp, given: SignUpPart): SignUp {
  if (given.part === "supportPlan") return { ...signUp, supportPlan: given.plan };
  if (given.part !== "payment") return { ...signUp, [given.part]: true };
  const { paymentUnsupported: _, ...others } = signUp;
  return { ...others, payment: true };
}
