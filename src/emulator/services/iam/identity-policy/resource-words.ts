/** What IAM says of a resource that it cannot take, in the words that answers recorded from it show. policy-evaluation 4. */

const IAM_STARTS = [
  ...["user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/"],
  ...["sms-mfa/", "saml-provider/", "oidc-provider/", "report/", "access-report/"],
];

const IAM_PATH = `IAM resource path must either be "*", root, or start with ${IAM_STARTS.join(", ")}.`;

const VENDOR_REGEX = "Resource vendor must be fully qualified and cannot contain regexes.";

/** Resources of S3 that live in a Region. Service Authorization Reference: "Amazon S3". */
const REGIONAL_OF_S3 = [
  ...["accesspoint/", "job/", "storage-lens/", "storage-lens-group/", "access-grants/", "async-request/"],
];

/** A fault that IAM words; `undefined` for what it takes, and for what it only calls legacy. */
export function resourceFault(resource: string): string | undefined {
  if (resource === "*") return undefined;
  const [prefix, partition, service] = resource.split(":");
  if (partition === undefined) return `Resource ${resource} must be in ARN format or "*".`;
  const isKnown = partition === "aws" || /[*?]/.test(partition);
  if (!isKnown) return `Partition "${partition}" is not valid for resource "${inSixParts(resource)}".`;
  if (prefix !== "arn") return `Resource ${resource} must be in ARN format or "*".`;
  if (service === undefined || /[*?]/.test(service)) return VENDOR_REGEX;
  return service === "iam" ? iamFault(resource) : service === "s3" ? bucketFault(resource) : undefined;
}

/** Too few parts between two colons, or no service: IAM says no more than that legacy parsing failed. */
export function failsLegacyParsing(resource: string): boolean {
  if (resource === "*") return false;
  const parts = resource.split(":");
  return parts[2] === "" || (parts.length < 6 && resource.includes("::") && !resource.endsWith("*"));
}

/** The partition's message shows the ARN with its first part righted and its missing parts as `*`. */
function inSixParts(resource: string): string {
  const [partition, service = "*", region = "*", account = "*", ...rest] = resource.split(":").slice(1);
  return ["arn", partition, service, region, account, rest.length === 0 ? "*" : rest.join(":")].join(":");
}

function iamFault(resource: string): string | undefined {
  const { region, path } = placeOf(resource);
  if (region !== "") return `IAM resource ${resource} cannot contain region information.`;
  const isTaken = ["", "*", "root"].includes(path) || IAM_STARTS.some((start) => path.startsWith(start));
  return isTaken ? undefined : IAM_PATH;
}

function bucketFault(resource: string): string | undefined {
  const { region, path } = placeOf(resource);
  const isTaken = region === "" || path === "*" || REGIONAL_OF_S3.some((start) => path.startsWith(start));
  return isTaken ? undefined : `Resource ${resource} can not contain region information.`;
}

/** The Region and what comes after the account. A short ARN whose Region is `*` runs across what follows: it has neither. policy-evaluation 3.2. */
function placeOf(resource: string): Readonly<{ region: string; path: string }> {
  const [, , , region = "", , ...rest] = resource.split(":");
  return rest.length === 0 && region === "*" ? { region: "", path: "" } : { region, path: rest.join(":") };
}
