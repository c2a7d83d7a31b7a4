/** The link of the recovery mail sets a new root password. CloudTrail User Guide: "PasswordRecoveryCompleted". */
import { decideResetPassword } from "../../../domain/index.ts";
import { type ConsoleAction, SIGN_IN } from "../console-action.ts";

export const resetPassword: ConsoleAction = {
  name: "reset-password",
  sentence: "sets a new root password with the link of a recovery mail",
  calls: [
    {
      service: SIGN_IN,
      operation: { name: "PasswordRecoveryCompleted", readOnly: false, eventType: "AwsConsoleSignIn" },
      decide: ({ world, accountId, now }, { token }) =>
        decideResetPassword(world, { accountId, token: String(token), now }),
    },
  ],
  who: "anybody",
  parameters: { token: "text" },
  required: ["token"],
};
