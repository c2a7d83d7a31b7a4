/** Shares of the file. Accounts outside the organization have accepted them. */
import {
  type Organization,
  organizationArn,
  placeOfPrincipal,
  type ShareAssociation,
  unitArn,
} from "../../domain/index.ts";
import { type AccountId, invariant } from "../../kernel/index.ts";
import type { OrganizationEntry } from "../organization-file.ts";
import { type ResourceShareEntry, WHOLE_ORGANIZATION } from "../security-services-entry.ts";
import { type Building, instantOf } from "./building.ts";

type Named = (reference: string) => AccountId;

export function buildResourceShares(
  building: Building,
  { name, securityServices }: OrganizationEntry,
  named: Named,
): void {
  const organization = building.world.organizations.get(building.organizationIds.get(name) ?? "");
  invariant(organization !== undefined, `the organization \`${name}\` was built`);
  for (const entry of securityServices.resourceShares) buildShare(building, { organization, entry }, named);
}

type Sharing = Readonly<{ organization: Organization; entry: ResourceShareEntry }>;

function buildShare(building: Building, { organization, entry }: Sharing, named: Named): void {
  const { name, region, allowsExternalPrincipals, retainsOnDeparture } = entry;
  const accountId = named(entry.account.text);
  const at = instantOf(building, entry.since);
  const associated = (isExternal: boolean): ShareAssociation => ({
    ...{ status: "ASSOCIATED", isExternal },
    ...{ createdAt: at, updatedAt: at },
  });
  const principals = entry.principals.map(({ text }): [string, ShareAssociation] => {
    const principal = principalNamed(organization, text) ?? named(text);
    return [principal, associated(placeOfPrincipal(building.world, accountId, principal) === "outside")];
  });
  building.record({
    kind: "ResourceShareChanged",
    share: {
      ...{ name, accountId, region, allowsExternalPrincipals, retainsOnDeparture },
      arn: `arn:aws:ram:${region}:${accountId}:resource-share/${entry.id ?? building.ids.uuid()}`,
      isDeleted: false,
      createdAt: at,
      updatedAt: at,
      resources: new Map(entry.resources.map(({ text }) => [text, associated(false)])),
      principals: new Map(principals),
    },
  });
}

/** The ARN of the organization or of a unit, by id or by a name that only one has. */
function principalNamed(organization: Organization, text: string): string | undefined {
  if (text === WHOLE_ORGANIZATION || text === "root") return organizationArn(organization);
  const units = [...organization.organizationalUnits.values()];
  const known = units.find(({ id }) => id === text);
  const namesakes = units.filter(({ name }) => name === text);
  const unit = known ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  return unit && unitArn(organization, unit.id);
}
