/** May the root user sign in to the console? IAM User Guide: "AWS account root user"; aws-facts 4. */
import { type AccountId, accept, invariant, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { SignInRefusal } from "./sign-in-refusal.ts";

export type RootSignIn = Readonly<{ accountId: AccountId; secondFactor: boolean }>;

/** Whether whoever knows the password (where there is one) gets in; answers whether a second factor was used. */
export function decideRootSignIn(
  world: World,
  { accountId, secondFactor }: RootSignIn,
): Result<Readonly<{ mfa: boolean }>, SignInRefusal> {
  const account = world.accounts.get(accountId);
  invariant(account !== undefined, `account ${accountId} is in this world`);
  const { password, mfa } = account.rootUser;
  if (!password) return refuse({ kind: "NoPassword" });
  if (mfa && !secondFactor) return refuse({ kind: "SecondFactorMissing" });
  return accept({ mfa });
}
