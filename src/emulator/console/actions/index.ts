/** Every console action, by its name. An explicit list: nothing registers itself. */
import type { ConsoleAction } from "../console-action.ts";
import { acceptAgreement } from "./agreements.ts";
import { closeAccount } from "./close-account.ts";
import { completeSignUp } from "./complete-sign-up.ts";
import { createOrganization } from "./create-organization.ts";
import { exportCostReport } from "./export-cost-report.ts";
import { leaveOrganization } from "./leave-organization.ts";
import { reopenAccount } from "./reopen-account.ts";
import { requestPasswordRecovery } from "./request-password-recovery.ts";
import { resetPassword } from "./reset-password.ts";
import { signIn } from "./sign-in.ts";
import { switchBillingAccess } from "./switch-billing-access.ts";
import { switchMemberCostAccess } from "./switch-member-cost-access.ts";
import { requestEmailVerification, verifyEmail } from "./verify-email.ts";
import { viewBills } from "./view-bills.ts";

const ALL: readonly ConsoleAction[] = [
  signIn,
  requestPasswordRecovery,
  resetPassword,
  completeSignUp,
  switchBillingAccess,
  viewBills,
  switchMemberCostAccess,
  exportCostReport,
  acceptAgreement,
  requestEmailVerification,
  verifyEmail,
  closeAccount,
  leaveOrganization,
  createOrganization,
  reopenAccount,
];

/** What `GET /_orgdrill/capabilities` says of the console. */
export const describeConsole = () =>
  ALL.map(({ name, sentence, who, parameters, required }) => ({ action: name, sentence, who, parameters, required }));

export const CONSOLE_ACTIONS: ReadonlyMap<string, ConsoleAction> = new Map(ALL.map((each) => [each.name, each]));
