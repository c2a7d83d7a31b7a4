/** The management account reads who comes into an account by IAM Identity Center. API Reference: ListInstances, ListPermissionSets, ListAccountAssignments. */
import type { CallReport, Hands } from "../../target/index.ts";
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

type Instance = Readonly<{ InstanceArn?: string }>;

/** The answer for the first permission set that anybody has there, else for the last one. */
export const readAccessOfPeople = (accountId: string): Action => ({
  id: "read-access-of-people",
  kind: "lookup",
  sentence: `read who comes into ${accountId} by IAM Identity Center`,
  techniques: [],
  async carryOut(hands) {
    const listed = await hands.call("sso", "ListInstances");
    const [instance] = listOf<Instance>(outputOf(listed), "Instances");
    if (listed.outcome.kind !== "succeeded") return listed;
    if (instance?.InstanceArn === undefined) throw new NothingToActOn("there is no instance of IAM Identity Center");
    return assignedIn(hands, instance.InstanceArn, accountId);
  },
});

async function assignedIn(hands: Hands, InstanceArn: string, AccountId: string): Promise<CallReport> {
  let last = await hands.call("sso", "ListPermissionSets", { InstanceArn });
  for (const PermissionSetArn of listOf<string>(outputOf(last), "PermissionSets")) {
    last = await hands.call("sso", "ListAccountAssignments", { InstanceArn, PermissionSetArn, AccountId });
    if (listOf(outputOf(last), "AccountAssignments").length > 0) return last;
  }
  if (last.operation === "ListPermissionSets" && last.outcome.kind === "succeeded")
    throw new NothingToActOn("IAM Identity Center has no permission set");
  return last;
}
