/** The documents of managed policies: the customer's from the world, AWS's from the catalogue. */
import { awsManagedPolicyByArn } from "../../catalogue/index.ts";
import type { AccountIdentities, ManagedPolicy } from "../../domain/index.ts";

export type ManagedPolicyText = Readonly<{ name: string; arn: string; text: string }>;

/** The default version of the policy, or undefined when there is no such policy in the account or the catalogue. */
export function managedPolicyText(
  { managedPolicies }: Pick<AccountIdentities, "managedPolicies">,
  arn: string,
): ManagedPolicyText | undefined {
  const own = managedPolicies.get(arn);
  if (own !== undefined) return { name: own.name, arn, text: defaultText(own) };
  const aws = awsManagedPolicyByArn(arn);
  return aws === undefined ? undefined : { name: aws.name, arn, text: aws.document };
}

const defaultText = ({ versions, defaultVersion }: ManagedPolicy): string =>
  versions.get(defaultVersion)?.content ?? "";
