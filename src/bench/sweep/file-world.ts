/** A world that was written as a file and read back: twenty principals in each account, as in the one that is made in memory. */
import type { World } from "../../domain/index.ts";
import { identifiersFrom, instant, seededRandom } from "../../kernel/index.ts";
import { parseOrganizationFile, worldFrom } from "../../organization-file/index.ts";
import { largeFile } from "../load/large-file.ts";
import { OWN_GUARDRAILS, ownStatements, UNITS, unitStatements } from "./large-world.ts";

const MANAGED = ["AdministratorAccess", "PowerUserAccess", "ReadOnlyAccess"];

export function worldFromFile(accounts: number): World {
  const text = largeFile({
    accounts,
    units: UNITS,
    policies: UNITS + OWN_GUARDRAILS,
    principals: PRINCIPALS,
    statementsAt,
  });
  const file = parseOrganizationFile({ path: "large.yaml", text });
  if (!file.ok) throw new Error(JSON.stringify(file.refusal.slice(0, 3)));
  return worldFrom(file.value, { ids: identifiersFrom(seededRandom(1)), now: instant(0) }).world;
}

const statementsAt = (at: number): string =>
  JSON.stringify(at < UNITS ? unitStatements(at) : ownStatements(at - UNITS));

/** Ten roles beside the two of AWS, and seven users. */
const PRINCIPALS = `{ users: { ${named(7, (at) => `user-${at}: { policies: [${MANAGED[at % 3]}] }`)} }, roles: { ${named(
  10,
  (at) => `role-${at}: { trust: management, policies: [${MANAGED[at % 3]}] }`,
)} } }`;

function named(count: number, one: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => one(at)).join(", ");
}
