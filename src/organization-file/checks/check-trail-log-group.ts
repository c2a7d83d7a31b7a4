/** A trail's log group: its account may keep it, and the role is there, trusts CloudTrail and may write. */
import { awsManagedPolicyNamed } from "../../catalogue/index.ts";
import { CLOUDTRAIL, logGroupArn, logStreamName, roleArn } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import { findAccount } from "../account-directory.ts";
import { textOf } from "../document-entry.ts";
import { type LogRole, logRoleProblem } from "../log-role.ts";
import type { AccountPlace, DocumentEntry, Mention, RoleEntry } from "../organization-file.ts";
import { didYouMean } from "../suggestion.ts";
import type { TrailEntry, TrailLogGroupEntry } from "../trail-entry.ts";
import type { Checking } from "./checking.ts";

/** `owner` has the trail. */
export function checkTrailLogGroup(checking: Checking, trail: TrailEntry, owner: AccountPlace): void {
  const { logGroup } = trail;
  if (logGroup === undefined) return;
  const keeper = keeperOf(checking, { trail, logGroup, owner });
  if (keeper === undefined || logGroup.role.text === "") return;
  const { roles } = keeper.account.principals;
  const role = roles.find(({ name }) => name === logGroup.role.text);
  if (role !== undefined) {
    checkRole(checking, { trail, logGroup, owner, keeper, role });
    return;
  }
  const { text, at } = logGroup.role;
  const names = roles.map(({ name }) => name);
  const message = `expected a role of \`${keeper.account.name}\`, which has the log group, saw \`${text}\``;
  checking.problems.at(
    at,
    message,
    () => didYouMean(text, names) ?? "write it out under `principals: { roles: … }` of that account",
  );
}

type Asked = Readonly<{ trail: TrailEntry; logGroup: TrailLogGroupEntry; owner: AccountPlace }>;

/** The trail's account, or for an organization trail a delegated administrator of CloudTrail. CloudTrail User Guide: "Organization delegated administrator". */
function keeperOf({ accounts, problems }: Checking, { trail, logGroup, owner }: Asked): AccountPlace | undefined {
  const { account } = logGroup;
  if (account === undefined) return owner;
  const found = findAccount(accounts, account.text);
  if (found.kind !== "found") {
    problems.at(account.at, found.message, found.suggest);
    return undefined;
  }
  const { place } = found;
  if (place.account === owner.account || (trail.organization && isDelegate(accounts, owner, place))) return place;
  problems.at(
    account.at,
    `expected the trail's account, or of an organization trail a delegated administrator of \`${CLOUDTRAIL}\`, saw \`${account.text}\``,
  );
  return undefined;
}

function isDelegate(accounts: Checking["accounts"], { organization }: AccountPlace, place: AccountPlace): boolean {
  const administrators = organization?.delegation.administrators ?? [];
  return administrators.some(({ account, services }) => {
    const found = findAccount(accounts, account.text);
    const isMeant = found.kind === "found" && found.place.account === place.account;
    return isMeant && services.some(({ service }) => service.text === CLOUDTRAIL);
  });
}

type Role = Asked & Readonly<{ keeper: AccountPlace; role: RoleEntry }>;

function checkRole(checking: Checking, { trail, logGroup, owner, keeper, role }: Role): void {
  const accountId = keeper.account.id?.text;
  const writtenFor = owner.account.id?.text;
  const organizationId = trail.organization ? owner.organization?.id?.text : undefined;
  // An id that the seed gives is in no policy of the file.
  if (accountId === undefined || writtenFor === undefined) return;
  if (trail.organization && organizationId === undefined) return;
  const stream = logStreamName({ organizationId, homeRegion: trail.region }, writtenFor);
  const group = logGroupArn({ accountId, region: trail.region, name: logGroup.name.text });
  const streamArn = `${group}:log-stream:${stream}`;
  const problem = logRoleProblem(textsOf(checking, role, accountId), streamArn);
  if (problem === undefined) return;
  const { text, at } = logGroup.role;
  const wanted =
    problem.kind === "untrusted"
      ? `a role that trusts \`${CLOUDTRAIL}\``
      : `a role that may call \`${problem.action}\` on \`${streamArn}\``;
  checking.problems.at(at, `expected ${wanted}, saw \`${text}\``);
}

function textsOf(checking: Checking, role: RoleEntry, accountId: string): LogRole {
  const { file } = checking;
  const read = (document: DocumentEntry | undefined) => (document === undefined ? undefined : textOf(file, document));
  const managed = ({ text }: Mention): string | undefined => {
    const own = file.policies.get(text);
    return own === undefined ? awsManagedPolicyNamed(text)?.document : read(own.document);
  };
  return {
    accountId,
    arn: roleArn(accountId as AccountId, role.path, role.name),
    trust: role.trust.kind === "document" ? read(role.trust.document) : trustIn(role.trust.names),
    policies: [...role.inlinePolicies.map(({ document }) => read(document)), ...role.policies.map(managed)],
    boundary: role.boundary === undefined ? undefined : managed(role.boundary),
  };
}

/** Of the words of the file, services alone can mean CloudTrail. */
function trustIn(names: readonly Mention[]): string {
  const Service = names.flatMap(({ text }) => (text.startsWith("service:") ? [text.slice("service:".length)] : []));
  const Principal = Service.length === 0 ? { AWS: "000000000000" } : { Service };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
  });
}
