/** May the root user or an IAM user sign in to the console? IAM User Guide: "AWS account root user", "How IAM users sign in"; aws-facts 4. */
import { type AccountId, accept, invariant, type Result, refuse } from "../../kernel/index.ts";
import { findLoginProfile } from "../principal/decide-passwords.ts";
import { mfaDevicesOf } from "../principal/find-mfa-device.ts";
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
  if (!password) return refuse({ kind: "NoPassword", of: "root" });
  if (mfa && !secondFactor) return refuse({ kind: "SecondFactorMissing" });
  return accept({ mfa });
}

export type UserSignIn = RootSignIn & Readonly<{ userName: string }>;

/** An IAM user needs a login profile, and the code of a device that is enabled for it. */
export function decideUserSignIn(
  world: World,
  { accountId, userName, secondFactor }: UserSignIn,
): Result<Readonly<{ mfa: boolean }>, SignInRefusal> {
  if (!findLoginProfile(world, accountId, userName).ok) return refuse({ kind: "NoPassword", of: "user" });
  const mfa = mfaDevicesOf(world, accountId, { kind: "user", userName }).length > 0;
  return mfa && !secondFactor ? refuse({ kind: "SecondFactorMissing" }) : accept({ mfa });
}
