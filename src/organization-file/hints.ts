/** Things in a sound file that are probably not meant: said by `lint`, refused by nobody. */
import { accountDirectory } from "./account-directory.ts";
import {
  accountsOf,
  type Mention,
  type OrganizationEntry,
  type OrganizationFile,
  unitsOf,
} from "./organization-file.ts";
import { policiesIn } from "./organization-policies.ts";
import { type FileProblem, MAX_PROBLEMS } from "./problem.ts";
import { placeOf } from "./source-text.ts";

/** At most fifty, in the order of the checks below. */
export function hintsFor(file: OrganizationFile): readonly FileProblem[] {
  const hints = [...allowLists(file), ...unusedPolicies(file), ...namesakes(file), ...silentDetections(file)];
  return hints.slice(0, MAX_PROBLEMS).map(({ at, message, suggestion }) => ({
    ...placeOf(file.source, at),
    path: "",
    message,
    suggestion,
  }));
}

type Hint = Readonly<{ at: number; message: string; suggestion: string }>;

/** A list without FullAWSAccess is an allow-list: whatever its policies do not allow is denied below. */
function* allowLists(file: OrganizationFile): Generator<Hint> {
  for (const organization of file.organizations) {
    if (!organization.policyTypes.includes("SERVICE_CONTROL_POLICY")) continue;
    for (const { name, policies } of targetsIn(organization)) {
      const first = policies?.[0];
      if (first === undefined || policies?.some((each) => each.text === "FullAWSAccess")) continue;
      yield {
        at: first.at,
        message: `\`${name}\` has no FullAWSAccess: what these policies do not allow is denied there and below`,
        suggestion: "add `FullAWSAccess` unless an allow-list is meant",
      };
    }
  }
}

type Target = Readonly<{ name: string; policies: readonly Mention[] | undefined }>;

function* targetsIn(organization: OrganizationEntry): Generator<Target> {
  for (const { unit } of unitsOf(organization)) yield unit.name === "" ? { ...unit, name: "the root" } : unit;
  for (const { account } of accountsOf({ organizations: [organization], standaloneAccounts: [] })) yield account;
}

function* unusedPolicies(file: OrganizationFile): Generator<Hint> {
  const existing = new Set(file.organizations.flatMap((each) => policiesIn(file, each)).map((each) => each.key));
  for (const { key, at, type } of file.policies.values()) {
    if (type === "IDENTITY_POLICY" || existing.has(key)) continue;
    yield {
      at,
      message: `\`${key}\` is attached nowhere, so it exists in no organization`,
      suggestion: "attach it, or name its `organizations`",
    };
  }
}

function* namesakes(file: OrganizationFile): Generator<Hint> {
  for (const [name, [, second]] of accountDirectory(file).byName) {
    if (second === undefined) continue;
    yield {
      at: second.account.nameAt,
      message: `several accounts are called \`${name}\`, so drills can name them by id only`,
      suggestion: "give each account its own name",
    };
  }
}

/** Records of AWS Organizations arrive in us-east-1 alone. aws-facts 1.3. */
function* silentDetections(file: OrganizationFile): Generator<Hint> {
  for (const { key, at, notify, region, state } of file.detections.values()) {
    if (state === "DISABLED") yield { at, message: `\`${key}\` is disabled`, suggestion: "set `state: ENABLED`" };
    if (notify.length === 0) yield { at, message: `\`${key}\` tells nobody`, suggestion: "add `notify`" };
    if (region !== "us-east-1") {
      const message = `\`${key}\` listens in ${region}, where no record of AWS Organizations arrives`;
      yield { at, message, suggestion: "listen in us-east-1 for anything that Organizations records" };
    }
  }
}
