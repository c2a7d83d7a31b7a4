/** Functions of the file: stand-ins with a policy, and with whom they tell. */
import {
  DEFAULT_FUNCTION_SETTINGS,
  type FunctionReference,
  type LambdaFunction,
  NO_CODE,
  policyWith,
  statementFor,
} from "../../domain/index.ts";
import { type AccountId, invariant, sha256 } from "../../kernel/index.ts";
import type { FunctionEntry } from "../function-entry.ts";
import { type Building, instantOf, requiredText } from "./building.ts";

type Named = (reference: string) => AccountId;

export function buildFunctions(building: Building, named: Named): void {
  for (const entry of building.file.functions.values()) {
    building.record({ kind: "FunctionChanged", lambda: functionFrom(building, entry, named) });
  }
}

function functionFrom(building: Building, entry: FunctionEntry, named: Named): LambdaFunction {
  const accountId = named(entry.account.text);
  const reference = { accountId, region: entry.region, name: entry.name };
  return {
    ...reference,
    roleArn: roleOf(building, entry, accountId),
    settings: { ...DEFAULT_FUNCTION_SETTINGS, description: entry.description },
    code: NO_CODE,
    modifiedAt: instantOf(building, entry.since),
    revision: revisionOf(reference),
    policy: policyOf(building, { entry, accountId, named }),
    tells: toldBy(entry, accountId),
  };
}

function roleOf(building: Building, { role }: FunctionEntry, accountId: AccountId): string | undefined {
  if (role === undefined) return undefined;
  const found = building.world.identities.get(accountId)?.roles.get(role.text);
  invariant(found !== undefined, `the role \`${role.text}\` is unknown`);
  return found.arn;
}

type Owned = Readonly<{ entry: FunctionEntry; accountId: AccountId; named: Named }>;

/** The statement for a service is called like the service (`events`), the one for an account by its id. */
function policyOf(building: Building, { entry, accountId, named }: Owned): string | undefined {
  if (entry.policy !== undefined) return requiredText(building, entry.policy);
  const reference = { accountId, region: entry.region, name: entry.name };
  const principals = entry.invokedBy.map(({ text }) =>
    text.startsWith("service:") ? text.slice("service:".length) : named(text),
  );
  const taken = new Set<string>();
  return policyWith(
    [...new Set(principals)].map((principal) => {
      const statementId = free(principal.replace(/\.amazonaws\.com$/, "").replaceAll(".", "-"), taken);
      taken.add(statementId);
      return statementFor(reference, { statementId, action: "lambda:InvokeFunction", principal });
    }),
  );
}

/** Two services can come to one name: the later one is numbered. */
function free(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2, numbered = name; ; number++) {
    if (!taken.has(numbered)) return numbered;
    numbered = `${name}-${number}`;
  }
}

/** A name means a topic in the function's own account and Region. */
function toldBy({ tells, region }: FunctionEntry, accountId: AccountId): string | undefined {
  if (tells === undefined || tells.text.startsWith("arn:")) return tells?.text;
  return `arn:aws:sns:${region}:${accountId}:${tells.text}`;
}

/** Follows from the name, so that the same file gives the same world. */
function revisionOf({ accountId, region, name }: FunctionReference): string {
  const hex = sha256(`revision/${accountId}/${region}/${name}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
