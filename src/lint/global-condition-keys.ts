/** The global condition keys: how many values each has, and for whom it is absent. policy-evaluation 3.4. */

export type GlobalConditionKey = Readonly<{
  /** As AWS spells it; `/` at the end when a tag key follows. */
  name: string;
  multivalued: boolean;
  /** Callers for whom the key is absent although a Deny may be meant for them; undefined when there is nothing to fear. */
  absentFor?: string;
}>;

/** Present for every signed request that a Deny could be about, or absent only where nothing is lost. */
const PLAIN =
  "AssumedRoot CalledViaAWSMCP CalledViaFirst CalledViaLast ChatbotSourceArn CurrentTime " +
  "Ec2InstanceSourcePrivateIPv4 Ec2InstanceSourceVpc EpochTime PrincipalAccount PrincipalArn " +
  "PrincipalIsAWSService PrincipalServiceName PrincipalType referer RequestTag/ RequestedRegion ResourceAccount " +
  "ResourceOrgID ResourceTag/ SecureTransport SignInSessionArn SourceAccount SourceArn SourceOrgID SourceVpc " +
  "SourceVpcArn SourceVpce TokenIssueTime UserAgent userid ViaAWSMCPService ViaAWSService VpceAccount VpceOrgID " +
  "VpcSourceIp";
const MULTIVALUED = "CalledVia PrincipalServiceNamesList ResourceOrgPaths SourceOrgPaths TagKeys VpceOrgPaths";

const LONG_TERM = "requests that are signed with long-term access keys";
const OUTSIDERS = "principals outside any organization and service principals";
const NOT_A_USER = "the root user, roles and IAM Identity Center";

const ABSENT: Readonly<Record<string, string>> = {
  "PrincipalTag/": "the root user and every principal without the tag",
  username: NOT_A_USER,
  MultiFactorAuthPresent: LONG_TERM,
  MultiFactorAuthAge: `${LONG_TERM} and sessions without a second factor`,
  FederatedProvider: "every principal that did not come from an identity provider",
  SourceIdentity: "the root user, users and sessions without a source identity",
  PrincipalOrgID: OUTSIDERS,
  PrincipalOrgPaths: OUTSIDERS,
  SourceIp: "requests that come through a VPC endpoint",
};

const keyed = (names: string, multivalued: boolean): readonly GlobalConditionKey[] =>
  names.split(" ").map((name) => ({ name: `aws:${name}`, multivalued }));

export const GLOBAL_CONDITION_KEYS: readonly GlobalConditionKey[] = [
  ...keyed(PLAIN, false),
  ...keyed(MULTIVALUED, true),
  ...Object.entries(ABSENT).map(([name, absentFor]) => ({
    name: `aws:${name}`,
    multivalued: name === "PrincipalOrgPaths",
    absentFor,
  })),
];

const BY_NAME: ReadonlyMap<string, GlobalConditionKey> = new Map(
  GLOBAL_CONDITION_KEYS.map((each) => [each.name.toLowerCase(), each]),
);

/** The key without regard to case and whatever its tag; `undefined` for keys of services and for unknown ones. */
export function globalConditionKey(text: string): GlobalConditionKey | undefined {
  const slash = text.indexOf("/");
  const name = slash >= 0 && slash < text.length - 1 ? text.slice(0, slash + 1) : text;
  return name.endsWith("/") && slash === text.length - 1 ? undefined : BY_NAME.get(name.toLowerCase());
}

export const isKey = (text: string, name: string): boolean => text.toLowerCase() === name.toLowerCase();
