/** T1098.003: whoever may change groups joins one that may more. IAM API Reference: AddUserToGroup; claim DEPART-03. */
import { type Escalation, whenDone } from "./escalation.ts";

/** `group`: name of a group of the account. */
export const addSelfToGroup = (group: string): Escalation => ({
  id: "add-self-to-group",
  sentence: `add itself to the group \`${group}\``,
  techniques: ["T1098.003"],
  undo: "remove the user from the group",
  climb: (hands) =>
    whenDone(hands.call("iam", "AddUserToGroup", { GroupName: group, UserName: hands.principal.principal }), hands),
});
