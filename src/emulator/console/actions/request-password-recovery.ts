/** "Forgot password": a link goes to the root user's mailbox. CloudTrail User Guide: "PasswordRecoveryRequested". */
import { decideRequestPasswordRecovery } from "../../../domain/index.ts";
import { type ConsoleAction, SIGN_IN } from "../console-action.ts";

export const requestPasswordRecovery: ConsoleAction = {
  name: "request-password-recovery",
  sentence: "asks for the root password to be reset by mail",
  calls: [
    {
      service: SIGN_IN,
      operation: { name: "PasswordRecoveryRequested", readOnly: false, eventType: "AwsConsoleSignIn" },
      decide: ({ world, accountId, ids, now }) =>
        decideRequestPasswordRecovery(world, { accountId, token: ids.uuid(), now }),
    },
  ],
  who: "anybody",
  parameters: {},
  required: [],
};
