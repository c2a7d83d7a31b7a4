/** GuardDuty and Security Hub: each administered by a delegated administrator that its organization registered, once in a Region, over accounts of the organization. */
import { GUARDDUTY, SECURITY_HUB } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { AccountPlace, OrganizationEntry } from "../organization-file.ts";
import type { WatchEntry } from "../security-services-entry.ts";
import type { Checking } from "./checking.ts";
import { memberNamed } from "./member-named.ts";

/** A service as its entries are checked; `takesDefault` as accounts that nobody names are members. */
type Watched<Entry extends WatchEntry> = Readonly<{
  service: string;
  principal: string;
  entries: readonly Entry[];
  takesDefault: (entry: Entry) => boolean;
}>;

export function checkSecurityServices(checking: Checking): void {
  for (const organization of checking.file.organizations) {
    const { guardDuty, securityHub } = organization.securityServices;
    checkWatched(checking, organization, {
      ...{ service: "GuardDuty", principal: GUARDDUTY, entries: guardDuty },
      takesDefault: ({ autoEnable }) => autoEnable !== "NONE",
    });
    checkWatched(checking, organization, {
      ...{ service: "Security Hub", principal: SECURITY_HUB, entries: securityHub },
      takesDefault: ({ autoEnable }) => autoEnable,
    });
  }
}

function checkWatched<Entry extends WatchEntry>(
  checking: Checking,
  organization: OrganizationEntry,
  watched: Watched<Entry>,
): void {
  const regions = new Set<string>();
  for (const entry of watched.entries) {
    if (regions.has(entry.region))
      checking.problems.at(entry.at, `expected each Region once, saw \`${entry.region}\` again`);
    regions.add(entry.region);
    checkEntry(checking, organization, { ...watched, entry });
  }
}

function checkEntry<Entry extends WatchEntry>(
  checking: Checking,
  organization: OrganizationEntry,
  { entry, service, principal, takesDefault }: Watched<Entry> & Readonly<{ entry: Entry }>,
): void {
  const administrator = memberNamed(checking, organization, entry.administrator);
  if (administrator !== undefined) checkAdministrator(checking, organization, { entry, administrator, principal });
  const members = entry.members?.map((each) => memberNamed(checking, organization, each));
  entry.members?.forEach((each, index) => {
    if (administrator !== undefined && members?.[index] === administrator)
      checking.problems.at(each.at, "expected accounts beside the administrator, which is no member of its own");
  });
  for (const { account } of entry.findings) {
    const found = memberNamed(checking, organization, account);
    if (found === undefined || found === administrator) continue;
    const isMember = members?.includes(found) ?? (takesDefault(entry) && isWatchedByDefault(found));
    if (isMember) continue;
    const message = `expected a member or the administrator of ${service}, saw \`${account.text}\``;
    checking.problems.at(account.at, message, "name it under `members`");
  }
}

/** The management account has to switch the service on itself, and closed accounts are no members. */
const isWatchedByDefault = ({ isManagement, account }: AccountPlace): boolean =>
  !isManagement && account.state === "ACTIVE";

type Administered = Readonly<{ entry: WatchEntry; administrator: AccountPlace; principal: string }>;

function checkAdministrator(
  { problems, accounts }: Checking,
  { delegation }: OrganizationEntry,
  { entry, administrator, principal }: Administered,
): void {
  const { at, text } = entry.administrator;
  if (!delegation.trustedServices.some(({ service }) => service.text === principal)) {
    problems.at(at, `expected \`${principal}\` in \`trustedServices\`, as its administrator hangs on it`);
  }
  if (administrator.isManagement) return;
  const isRegistered = delegation.administrators.some(({ account, services }) => {
    const registered = findAccount(accounts, account.text);
    const isIt = registered.kind === "found" && registered.place === administrator;
    return isIt && services.some(({ service }) => service.text === principal);
  });
  if (isRegistered) return;
  const message = `expected \`${text}\` among the \`delegatedAdministrators\` with \`${principal}\``;
  problems.at(at, message, "add it under `delegatedAdministrators`");
}
