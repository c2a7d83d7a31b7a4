/** Signing in. CloudTrail User Guide: "AWS Management Console sign-in events" (ConsoleLogin). */
import { accept } from "../../../kernel/index.ts";
import { type ConsoleAction, SIGN_IN } from "../console-action.ts";

export const signIn: ConsoleAction = {
  name: "sign-in",
  sentence: "signs in to the console",
  service: SIGN_IN,
  operation: {
    name: "ConsoleLogin",
    readOnly: false,
    eventType: "AwsConsoleSignIn",
  },
  who: "principal",
  whenClosed: true,
  parameters: {},
  required: [],
  decide: () => accept([]),
};
