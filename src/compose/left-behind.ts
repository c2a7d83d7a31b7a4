/** What a departure leaves open and shuts, worked out from the world as it is when somebody asks. */
import { awsManagedPolicyByArn } from "../catalogue/index.ts";
import { type Account, type Organization, pathTo, type World } from "../domain/index.ts";
import type { LeftBehind, WorldView } from "../drill/index.ts";
import { closedDoors, openDoors } from "../guardrail/index.ts";
import { accept, type Instant, invariant, parseAccountId, type Result, refuse } from "../kernel/index.ts";

type Surroundings = Readonly<{
  /** How organizations are called. */
  view: WorldView;
  assumptions: Readonly<Record<string, string>>;
  now(): Instant;
}>;

type Departure = Readonly<{ account: Account; organization: Organization }>;

/** Of the organization that the account last left, or of the one that it is in when it has left none. */
export function leftBehindIn(world: World, { view, assumptions, now }: Surroundings): LeftBehind {
  const departureOf = (accountId: string): Departure => {
    const found = departureIn(world, accountId);
    invariant(found.ok, `the organization of ${accountId} was asked for first`);
    return found.value;
  };
  return {
    organizationOf(accountId) {
      const found = departureIn(world, accountId);
      if (!found.ok) return found;
      const { id, label } = found.value.organization;
      return accept(view.organizations.find((each) => each.id === id)?.name ?? label);
    },
    openDoors(accountId, roles) {
      const { account, organization } = departureOf(accountId);
      return openDoors(world, {
        ...{ accountId: account.id, organization, roles, assumptions, now: now() },
        managedPolicies: (arn) => awsManagedPolicyByArn(arn)?.document,
      });
    },
    closedDoors(accountId) {
      const { account, organization } = departureOf(accountId);
      const { formerPlace } = account;
      if (formerPlace === undefined) return [];
      const formerPath = pathText(organization.id, formerPlace.path);
      const presentPath = presentPathOf(world, account);
      return closedDoors(world, {
        ...{ account, organization, formerPath, assumptions, now: now() },
        ...(presentPath !== undefined && { presentPath }),
      });
    },
  };
}

function departureIn(world: World, accountId: string): Result<Departure, string> {
  const id = parseAccountId(accountId);
  invariant(id !== undefined, `${accountId} is an account id`);
  const account = world.accounts.get(id);
  if (account === undefined) return refuse("it is gone for good");
  const organizationId = account.formerPlace?.organizationId ?? account.membership?.organizationId;
  if (organizationId === undefined)
    return refuse("it was in no organization when the drill began and has left none since");
  const organization = world.organizations.get(organizationId);
  return organization === undefined
    ? refuse(`the organization ${organizationId} that it left is there no more`)
    : accept({ account, organization });
}

/** As `aws:PrincipalOrgPaths` has it. */
const pathText = (organizationId: string, path: readonly string[]): string => `${[organizationId, ...path].join("/")}/`;

function presentPathOf({ organizations }: World, { membership }: Account): string | undefined {
  const organization = organizations.get(membership?.organizationId ?? "");
  if (organization === undefined || membership === undefined) return undefined;
  return pathText(organization.id, pathTo(organization, membership.parentId));
}
