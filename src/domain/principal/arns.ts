/** How the ARNs of identities are written, and read back. IAM User Guide: "IAM identifiers". */
import { type AccountId, flatText, parseAccountId } from "../../kernel/index.ts";

export const rootUserArn = (accountId: string): string => `arn:aws:iam::${accountId}:root`;
export const userArn = (accountId: string, path: string, name: string): string =>
  flatText("arn:aws:iam::", accountId, ":user", path, name);
export const roleArn = (accountId: string, path: string, name: string): string =>
  flatText("arn:aws:iam::", accountId, ":role", path, name);
export const groupArn = (accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:group${path}${name}`;
export const mfaDeviceArn = (accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:mfa${path}${name}`;
export const samlProviderArn = (accountId: string, name: string): string =>
  `arn:aws:iam::${accountId}:saml-provider/${name}`;
/** `url` without `https://`. */
export const oidcProviderArn = (accountId: string, url: string): string =>
  `arn:aws:iam::${accountId}:oidc-provider/${url}`;
export const managedPolicyArn = (accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:policy${path}${name}`;

/** The ARN of a role session; a role's path is no part of it. */
export const assumedRoleArn = (accountId: string, roleName: string, sessionName: string): string =>
  `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;

/** The ARN of a session of GetFederationToken. */
export const federatedUserArn = (accountId: string, name: string): string =>
  `arn:aws:sts::${accountId}:federated-user/${name}`;

/** The owner and name in `arn:aws:iam::ACCOUNT:role/PATH/NAME`, or undefined for anything else. */
export function parseRoleArn(arn: string): Readonly<{ accountId: AccountId; name: string }> | undefined {
  const [scheme, partition, service, region, account = "", ...rest] = arn.split(":");
  const resource = rest.join(":");
  const accountId = parseAccountId(account);
  const isIam = scheme === "arn" && partition === "aws" && service === "iam" && region === "";
  if (!isIam || accountId === undefined || !resource.startsWith("role/")) return undefined;
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  return name === "" ? undefined : { accountId, name };
}

export const isAwsManagedPolicyArn = (arn: string): boolean => arn.startsWith("arn:aws:iam::aws:policy/");
