/** What a departure leaves open and shuts, worked out from the world as it is when somebody asks. */
import { awsManagedPolicyByArn } from "../catalogue/index.ts";
import type { World } from "../domain/index.ts";
import type { LeftBehind, WorldView } from "../drill/index.ts";
import { closedDoors, openDoors } from "../guardrail/index.ts";
import { type Instant, invariant, parseAccountId } from "../kernel/index.ts";

type Surroundings = Readonly<{
  /** Where every account was when the drill began. */
  view: WorldView;
  assumptions: Readonly<Record<string, string>>;
  now(): Instant;
}>;

/** Of the first organization of the file. */
export function leftBehindIn(world: World, { view, assumptions, now }: Surroundings): LeftBehind {
  const first = () => {
    const [organization] = world.organizations.values();
    invariant(organization !== undefined, "a checked file holds an organization");
    return organization;
  };
  return {
    openDoors: (accountId, roles) =>
      openDoors(world, {
        accountId: idOf(accountId),
        organization: first(),
        roles,
        managedPolicies: (arn) => awsManagedPolicyByArn(arn)?.document,
        assumptions,
        now: now(),
      }),
    closedDoors(accountId) {
      const organization = first();
      const account = world.accounts.get(idOf(accountId));
      invariant(account !== undefined, `the account ${accountId} of the view is in the world`);
      const path = view.accounts.find(({ id }) => id === accountId)?.path ?? [];
      const formerPath = `${[organization.id, ...path.slice(0, -1)].join("/")}/`;
      return closedDoors(world, { account, organization, formerPath, assumptions });
    },
  };
}

function idOf(accountId: string) {
  const id = parseAccountId(accountId);
  invariant(id !== undefined, `${accountId} is an account id`);
  return id;
}
