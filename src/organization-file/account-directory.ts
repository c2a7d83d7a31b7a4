/** Finds the account that a word in the file means: by its id, or by its name when only one account has it. */
import { ACCOUNT_ID } from "../kernel/index.ts";
import { type AccountPlace, accountsOf, type OrganizationFile } from "./organization-file.ts";
import { didYouMean } from "./suggestion.ts";

export type AccountDirectory = Readonly<{
  byId: ReadonlyMap<string, AccountPlace>;
  byName: ReadonlyMap<string, readonly AccountPlace[]>;
  byEmail: ReadonlyMap<string, AccountPlace>;
}>;

export type AccountLookup =
  | Readonly<{ kind: "found"; place: AccountPlace }>
  | Readonly<{ kind: "notFound"; message: string; suggest: () => string | undefined }>;

/** The first account wins where two claim one id or address; the checks report the second. */
export function accountDirectory(
  file: Pick<OrganizationFile, "organizations" | "standaloneAccounts">,
): AccountDirectory {
  const byId = new Map<string, AccountPlace>();
  const byName = new Map<string, AccountPlace[]>();
  const byEmail = new Map<string, AccountPlace>();
  for (const place of accountsOf(file)) {
    const { id, name, email } = place.account;
    if (id !== undefined && !byId.has(id.text)) byId.set(id.text, place);
    const address = email.text.toLowerCase();
    if (address !== "" && !byEmail.has(address)) byEmail.set(address, place);
    const namesakes = byName.get(name);
    if (namesakes === undefined) byName.set(name, [place]);
    else namesakes.push(place);
  }
  return { byId, byName, byEmail };
}

/** The account that `reference` means, or a sentence about why none does. */
export function findAccount(directory: AccountDirectory, reference: string): AccountLookup {
  const known = ACCOUNT_ID.test(reference) ? directory.byId.get(reference) : undefined;
  const namesakes = directory.byName.get(reference) ?? [];
  const place = known ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  if (place !== undefined) return { kind: "found", place };
  if (namesakes.length > 1) {
    const message = `expected one account, saw \`${reference}\`, the name of ${namesakes.length} accounts`;
    return { kind: "notFound", message, suggest: () => "give the account's id" };
  }
  const message = `expected the name or id of an account in this file, saw \`${reference}\``;
  const suggest = (): string | undefined =>
    didYouMean(reference, [...directory.byName.keys(), ...directory.byId.keys()]);
  return { kind: "notFound", message, suggest };
}
