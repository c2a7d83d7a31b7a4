/** A new account in the organization, made asynchronously. Organizations API Reference: CreateAccount; aws-facts 2, 8. */
import {
  type AccountId,
  accept,
  addMs,
  type Identifiers,
  type Instant,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { placesTaken } from "../handshake/open-invitations.ts";
import { newcomersTrailRole } from "../logging/organization-trails.ts";
import { objectionToGrowth } from "../organization/growth.ts";
import type { Organization } from "../organization/organization.ts";
import { quotasOf } from "../organization/quotas.ts";
import { asManagement, isReadyAt } from "../organization/standing.ts";
import { countMembers } from "../organization/tree.ts";
import { defaultAttachments } from "../policy/default-policies.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import { hasRootAccess } from "../root-user/decide-root-access.ts";
import type { World } from "../world.ts";
import type { Account, CreateAccountRequest, RootUser } from "./account.ts";
import { creationsUnderWay } from "./creations-under-way.ts";
import { accessRole, createServiceLinkedRole, DEFAULT_ACCESS_ROLE } from "./organization-roles.ts";
import { NOTHING_SIGNED_UP } from "./sign-up.ts";

export type CreateAccountCommand = Readonly<{
  caller: AccountId;
  accountName: string;
  email: string;
  /** The access role's name; `OrganizationAccountAccessRole` when absent. */
  roleName: string | undefined;
  /** ALLOW unless the request says DENY. API Reference: CreateAccount. */
  iamUserAccessToBilling?: boolean;
  tags: ReadonlyMap<string, string>;
}>;

/** `durationMs`: how long the creation takes. */
export type Creation = Readonly<{
  now: Instant;
  ids: Identifiers;
  durationMs: number;
  assumptions: AssumptionReader;
}>;

/** An address that is in use is not refused: the request is taken and fails later. API Reference: CreateAccountStatus. */
export function decideCreateAccount(
  world: World,
  command: CreateAccountCommand,
  creation: Creation,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const standing = asManagement(world, command.caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const { now } = creation;
  if (!isReadyAt(organization, now)) return refuse({ kind: "OrganizationNotReady" });
  const closing = objectionToGrowth(world, organization, creation);
  if (closing !== undefined) return refuse(closing);
  const quotas = quotasOf(organization, countMembers(organization) - 1);
  if (creationsUnderWay(world, organization.id, now) >= quotas.creationsAtOnce)
    return refuse({ kind: "LimitReached", limit: "accountCreations" });
  const isFull = placesTaken(world, organization, now) >= quotas.accounts;
  if (isFull && creation.assumptions.value("account-limit-answer") !== "fails-later")
    return refuse({ kind: "LimitReached", limit: "accounts" });
  const requested = (outcome: CreateAccountRequest["outcome"]): DomainEvent => ({
    kind: "CreateAccountRequested",
    request: requestFrom(organization, command, { creation, outcome }),
  });
  if (isFull) return accept([requested({ kind: "fails", reason: "ACCOUNT_LIMIT_EXCEEDED" })]);
  if (world.accountsByEmail.has(command.email.toLowerCase()))
    return accept([requested({ kind: "fails", reason: "EMAIL_ALREADY_EXISTS" })]);
  const accountId = freshAccountId(world, creation.ids);
  const management = world.accounts.get(organization.managementAccountId);
  const rootUser = rootUserIn(organization);
  return accept([
    requested({ kind: "succeeds", accountId }),
    {
      kind: "AccountOpened",
      account: soldBy(management, accountFrom(command, { id: accountId, rootUser }, creation)),
    },
    ...joinAsCreated(world, { organization, accountId, roleName: command.roleName }, creation),
  ]);
}

function requestFrom(
  organization: Organization,
  { accountName, email }: CreateAccountCommand,
  { creation, outcome }: Readonly<{ creation: Creation; outcome: CreateAccountRequest["outcome"] }>,
): CreateAccountRequest {
  return {
    id: creation.ids.createAccountRequest(),
    organizationId: organization.id,
    accountName,
    email,
    requestedAt: creation.now,
    completesAt: addMs(creation.now, creation.durationMs),
    outcome,
  };
}

/** What few accounts have comes last: keys after a spread would give every account a hidden class of its own. */
const accountFrom = (
  command: CreateAccountCommand,
  { id, rootUser }: Pick<Account, "id" | "rootUser">,
  { now, durationMs }: Creation,
): Account => ({
  id,
  name: command.accountName,
  email: command.email,
  state: "ACTIVE",
  createdAt: now,
  activeFrom: addMs(now, durationMs),
  signUp: NOTHING_SIGNED_UP,
  rootUser,
  membership: undefined,
  tags: command.tags,
  ...(command.iamUserAccessToBilling !== false && { iamUserAccessToBilling: true }),
});

/** Nobody knows its password; where root credentials are managed centrally it is born without any. aws-facts 4. */
const rootUserIn = (organization: Organization): RootUser =>
  hasRootAccess(organization, "credentialsManagement") ? ROOT_USER_WITHOUT_CREDENTIALS : ROOT_USER;

const ROOT_USER: RootUser = { password: false, mfa: false };
const ROOT_USER_WITHOUT_CREDENTIALS: RootUser = { ...ROOT_USER, recovery: "barred" };

/** A created account has the seller and the partition of the account that pays for it. */
function soldBy({ seller, partition }: Partial<Account> = {}, account: Account): Account {
  if (seller === undefined && partition === undefined) return account;
  return { ...account, ...(seller !== undefined && { seller }), ...(partition !== undefined && { partition }) };
}

type Newcomer = Readonly<{ organization: Organization; accountId: AccountId; roleName: string | undefined }>;

function joinAsCreated(world: World, newcomer: Newcomer, creation: Creation): readonly DomainEvent[] {
  const { organization, accountId } = newcomer;
  const { id: organizationId, rootId: parentId, managementAccountId } = organization;
  const roleName = newcomer.roleName ?? DEFAULT_ACCESS_ROLE;
  return [
    { kind: "AccountJoined", accountId, organizationId, parentId, method: "CREATED", at: creation.now },
    ...defaultAttachments(organization, accountId),
    { kind: "RoleChanged", accountId, role: accessRole(accountId, { roleName, managementAccountId }, creation) },
    ...createServiceLinkedRole(world, accountId, creation),
    ...newcomersTrailRole(world, { organizationId, accountId }, creation),
  ];
}

/** Seeded chance may repeat an id that a file already uses. */
function freshAccountId(world: World, ids: Identifiers): AccountId {
  for (;;) {
    const accountId = ids.account();
    if (!world.accounts.has(accountId)) return accountId;
  }
}
