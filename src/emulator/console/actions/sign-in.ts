/** Signing in. CloudTrail User Guide: "AWS Management Console sign-in events" (ConsoleLogin). */
import { accept } from "../../../kernel/index.ts";
import { type ConsoleAction, type ConsoleCall, SIGN_IN } from "../console-action.ts";

export const SIGN_IN_CALL: ConsoleCall = {
  service: SIGN_IN,
  operation: { name: "ConsoleLogin", readOnly: false, eventType: "AwsConsoleSignIn" },
  decide: () => accept([]),
};

export const signIn: ConsoleAction = {
  name: "sign-in",
  sentence: "signs in to the console",
  calls: [SIGN_IN_CALL],
  who: "principal",
  whenClosed: true,
  parameters: {},
  required: [],
};
