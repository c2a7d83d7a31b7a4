/** A checked file into a world, by events only, and where everything in that world stands in the file. */
import type { World } from "../domain/index.ts";
import { type AccountId, type Identifiers, type Instant, invariant } from "../kernel/index.ts";
import { type AccountDirectory, accountDirectory, findAccount } from "./account-directory.ts";
import { accountsOf, EVERY_MEMBER_ACCOUNT, type OrganizationFile } from "./organization-file.ts";
import { type Place, placeOf } from "./source-text.ts";
import { openAccount } from "./world/build-account.ts";
import { buildBilling } from "./world/build-billing.ts";
import { buildConfiguration } from "./world/build-configuration.ts";
import { buildDelegation } from "./world/build-delegation.ts";
import { buildDetection, buildInvitation, type Detection } from "./world/build-detections.ts";
import { buildEventDataStores } from "./world/build-event-data-stores.ts";
import { buildFunctions } from "./world/build-functions.ts";
import { buildIdentities } from "./world/build-identities.ts";
import { buildIdentityCenter } from "./world/build-identity-center.ts";
import { buildOrganization } from "./world/build-organization.ts";
import { buildResourceShares } from "./world/build-resource-shares.ts";
import { buildSecurityServices } from "./world/build-security-services.ts";
import { buildServiceQuotas } from "./world/build-service-quotas.ts";
import { buildStackSets } from "./world/build-stack-sets.ts";
import { buildTrails } from "./world/build-trails.ts";
import { accountIdOf, type Building, type Offsets, startBuilding } from "./world/building.ts";

/** Where things stand in the organization file; undefined for what is not from it. */
export type Places = Readonly<{
  account(accountId: string): Place | undefined;
  policy(policyId: string): Place | undefined;
  /** The document's own file, as the reader named it; undefined when it is written inside the organization file. */
  policyDocument(policyId: string): string | undefined;
  /** By the detection's name in the file. */
  detection(name: string): Place | undefined;
  /** By the ARN of a user, a role or a customer managed policy. */
  principal(arn: string): Place | undefined;
}>;

/** A policy of an organization that says what it protects against. */
export type Guardrail = Readonly<{
  organizationId: string;
  policyId: string;
  name: string;
  protects: readonly string[];
}>;

export type LoadedWorld = Readonly<{
  world: World;
  places: Places;
  /** By the name in the file; a name that several accounts have is not here. */
  accountsByName: ReadonlyMap<string, AccountId>;
  /** Organization ids by the name in the file. */
  organizationsByName: ReadonlyMap<string, string>;
  /** By the name in the file. */
  detections: ReadonlyMap<string, Detection>;
  /** Policies with `protects`, in the order of the file. */
  guardrails: readonly Guardrail[];
  /** Accounts that are meant to be able to leave, with the reason. */
  allowedDepartures: ReadonlyMap<AccountId, string>;
}>;

/** The same file, seed and start give the same world. `ids` gives every id that the file leaves out. */
export function worldFrom(file: OrganizationFile, options: Readonly<{ ids: Identifiers; now: Instant }>): LoadedWorld {
  const building = startBuilding(file, options);
  const directory = accountDirectory(file);
  for (const organization of file.organizations) buildOrganization(building, organization);
  for (const account of file.standaloneAccounts) openAccount(building, { account, standing: "standalone" });
  for (const place of accountsOf(file)) {
    buildIdentities(building, place, {
      accountId: accountIdOf(building, place.account),
      managementAccountId: place.organization && accountIdOf(building, place.organization.management),
      named: (reference) => accountNamed(building, directory, reference),
    });
  }
  const named = (reference: string) => requiredAccount(building, directory, reference);
  for (const organization of file.organizations) buildDelegation(building, organization, named);
  for (const organization of file.organizations) buildSecurityServices(building, organization, named);
  for (const organization of file.organizations) buildResourceShares(building, organization, named);
  for (const organization of file.organizations) buildConfiguration(building, organization, named);
  for (const organization of file.organizations) {
    buildStackSets(building, organization);
    buildIdentityCenter(building, organization, named);
  }
  buildTrails(building, named);
  buildEventDataStores(building, named);
  buildFunctions(building, named);
  buildBilling(building, named);
  buildServiceQuotas(building, named);
  const detections = buildDetections(building, directory);
  buildInvitations(building, directory);
  return {
    world: building.world,
    places: placesIn(file, building.offsets),
    accountsByName: uniqueNames(building, directory),
    organizationsByName: building.organizationIds,
    detections,
    guardrails: guardrailsOf(building),
    allowedDepartures: allowedDepartures(building),
  };
}

function accountNamed(building: Building, directory: AccountDirectory, reference: string): AccountId | undefined {
  const found = findAccount(directory, reference);
  return found.kind === "found" ? accountIdOf(building, found.place.account) : undefined;
}

function requiredAccount(building: Building, directory: AccountDirectory, reference: string): AccountId {
  const accountId = accountNamed(building, directory, reference);
  invariant(accountId !== undefined, `the account \`${reference}\` is unknown`);
  return accountId;
}

function buildDetections(building: Building, directory: AccountDirectory): ReadonlyMap<string, Detection> {
  const detections = new Map<string, Detection>();
  for (const entry of building.file.detections.values()) {
    detections.set(entry.key, buildDetection(building, entry, accountsWith(building, directory, entry.account.text)));
  }
  return detections;
}

function accountsWith(building: Building, directory: AccountDirectory, reference: string): readonly AccountId[] {
  if (reference !== EVERY_MEMBER_ACCOUNT) return [requiredAccount(building, directory, reference)];
  const [first] = building.file.organizations;
  return [...accountsOf(building.file)]
    .filter(({ organization, isManagement }) => organization === first && !isManagement)
    .map(({ account }) => accountIdOf(building, account));
}

function buildInvitations(building: Building, directory: AccountDirectory): void {
  for (const entry of building.file.invitations) {
    const to = entry.to.text;
    buildInvitation(
      building,
      entry,
      to.includes("@") ? { email: to } : { accountId: requiredAccount(building, directory, to) },
    );
  }
}

function uniqueNames(building: Building, { byName }: AccountDirectory): ReadonlyMap<string, AccountId> {
  const names = new Map<string, AccountId>();
  for (const [name, [first, ...others]] of byName) {
    if (first !== undefined && others.length === 0) names.set(name, accountIdOf(building, first.account));
  }
  return names;
}

function guardrailsOf({ world, offsets, file }: Building): readonly Guardrail[] {
  const protectsAt = new Map([...file.policies.values()].map((each) => [each.at, each.protects]));
  return [...world.organizations.values()].flatMap(({ id: organizationId, policies }) =>
    [...policies.values()].flatMap(({ id: policyId, name }) => {
      const protects = protectsAt.get(offsets.policies.get(policyId)?.at ?? -1) ?? [];
      return protects.length === 0 ? [] : [{ organizationId, policyId, name, protects }];
    }),
  );
}

function allowedDepartures(building: Building): ReadonlyMap<AccountId, string> {
  const reasons = new Map<AccountId, string>();
  for (const { account } of accountsOf(building.file)) {
    if (account.departure !== undefined) reasons.set(accountIdOf(building, account), account.departure.text);
  }
  return reasons;
}

/** Keeps offsets and the source, not the accounts of the file: a world of fifty thousand outlives its file. */
function placesIn({ source, documents, detections }: OrganizationFile, offsets: Offsets): Places {
  const placeAt = (at: number | undefined): Place | undefined => (at === undefined ? undefined : placeOf(source, at));
  const documentOf = (id: string): string | undefined => offsets.policies.get(id)?.document;
  return {
    account: (id) => placeAt(offsets.accounts.get(id)),
    policy: (id) => placeAt(offsets.policies.get(id)?.at),
    policyDocument: (id) => documents.get(documentOf(id) ?? "")?.path,
    detection: (name) => placeAt(detections.get(name)?.at),
    principal: (arn) => placeAt(offsets.principals.get(arn)),
  };
}
