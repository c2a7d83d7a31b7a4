/** Every text with which the emulator refuses by a table, and which of the catalogue's reasons each of them shows. */
import { expect, test } from "vitest";
import { denialText, type PolicyType } from "../../authorization/index.ts";
import { REFUSAL_REASONS, type RefusalSeen, showsSign } from "../../catalogue/index.ts";
import { closeAccount } from "../console/actions/close-account.ts";
import type { ConsoleCall } from "../console/console-action.ts";
import { consoleError } from "../console/console-error.ts";
import { ROOT_ACCESS_TEXT } from "./iam/refusal-text.ts";
import { wireError as iamError } from "./iam/refusals.ts";
import { FOUNDING, INVITATION, LIMITS, OBSTACLES } from "./organizations/constraint-names.ts";
import { DELEGATION_OBSTACLES, RESOURCE_POLICY_PROBLEMS } from "./organizations/delegation-refusal-names.ts";
import { MISSING, NAMED } from "./organizations/refusal-names.ts";
import { wireError as stsError } from "./sts/refusals.ts";

type Told = RefusalSeen & Readonly<{ service: string }>;

/** The exception of each service for want of an allow. */
const DENIED = {
  organizations: "AccessDeniedException",
  iam: "AccessDenied",
  sts: "AccessDenied",
  console: "AccessDenied",
};
const POLICY_TYPES: readonly PolicyType[] = [
  ...(["serviceControl", "resourceControl", "resource", "identity", "boundary", "session", "trust"] as const),
];

/** Names that hold the words by which other refusals are known. */
const NAMES = ["admin", "root", "billing", "closed", "policy", "sts-AssumeRole", "because-no-policy"];

function denials(): readonly Told[] {
  const facts = NAMES.map((name) => ({
    principal: `arn:aws:iam::111122223333:user/${name}`,
    action: "sts:AssumeRole",
    resource: `arn:aws:iam::111122223333:role/${name}`,
  }));
  return Object.entries(DENIED).flatMap(([service, code]) =>
    facts.flatMap((each) => textsOf(each).map((message) => ({ service, code, message }))),
  );
}

const textsOf = (facts: Readonly<{ principal: string; action: string; resource: string }>): readonly string[] =>
  POLICY_TYPES.flatMap((policyType) => {
    const statement = { policy: { type: policyType, arn: undefined, name: "p" } };
    return (["implicit", "explicit"] as const).map((kind) =>
      denialText({ ...facts, decisive: { kind, policyType, statement } } as never, { sameOrganization: true }),
    );
  });

const inOrganizations = (code: string, table: object): readonly Told[] =>
  Object.values(table as Record<string, Readonly<{ message: string; reason?: string; code?: string }>>).map((each) => ({
    ...{ service: "organizations", code, ...each },
  }));

const [CLOSING] = closeAccount.calls as [ConsoleCall];

const inConsole = [
  ...[
    { kind: "NoPassword", of: "root" },
    { kind: "NoPassword", of: "user" },
  ],
  ...[
    "NameUnknown",
    "SecondFactorMissing",
    "RecoveryBarred",
    "ClosedForGood",
    "LinkUnknown",
    "LinkExpired",
    "OnlyRootMay",
  ].map((kind) => ({ kind })),
  ...["AccountShut", "BillingAccessOff", "AddressAlreadyVerified"].map((kind) => ({ kind })),
].map((refusal): Told => ({ service: "console", ...consoleError(refusal as never, CLOSING) }));

const roleArn = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

const TOLD: readonly Told[] = [
  ...inOrganizations("", NAMED),
  ...inOrganizations("", MISSING),
  ...inOrganizations("ConstraintViolationException", { ...OBSTACLES, ...prefixed(LIMITS) }),
  ...inOrganizations("ConstraintViolationException", { ...DELEGATION_OBSTACLES, ...prefixed(FOUNDING) }),
  ...inOrganizations("HandshakeConstraintViolationException", INVITATION),
  ...inOrganizations("InvalidInputException", RESOURCE_POLICY_PROBLEMS),
  ...inConsole,
  {
    service: "console",
    code: "SignInFailed",
    message: "the account is closed; only its root user may sign in, for bills and Support",
  },
  ...Object.keys(ROOT_ACCESS_TEXT).map((kind) => ({ service: "iam", ...iamError({ kind } as never) })),
  ...NAMES.map((name) => ({
    service: "sts",
    ...stsError({ kind: "RoleNotAssumable", roleArn: roleArn(name), callerArn: roleArn(name) }),
  })),
  ...denials(),
];

function prefixed(table: object): object {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [`limit ${key}`, value]));
}

const GENERAL = "it is not allowed";

const reasonsOf = (told: Told): readonly string[] =>
  REFUSAL_REASONS.filter(({ signs }) =>
    signs.some((each) => each.service === told.service && showsSign(told, each)),
  ).map(({ because }) => because);

/** Beside the general one. */
const BOTH: readonly string[] = [];

test("no refusal shows two reasons, but where the pair is listed", () => {
  const pairs = TOLD.map(reasonsOf).map((found) => found.filter((each) => each !== GENERAL));
  const doubled = pairs.filter(({ length }) => length > 1).map((each) => each.join(" | "));
  expect([...new Set(doubled)].sort()).toEqual(BOTH);
});

const assumed = (name: string): string =>
  reasonsOf({
    service: "sts",
    ...stsError({ kind: "RoleNotAssumable", roleArn: roleArn(name), callerArn: roleArn("x") }),
  }).join(" | ");

test("of a role that is not there it is not told which policy let nobody in", () => {
  for (const name of NAMES) expect(assumed(name), name).toBe(`${GENERAL} | no such role lets them in`);
});

test.each<readonly [PolicyType, string]>([
  ["trust", "the role does not let them in"],
  ["resource", "the role does not let them in"],
  ["identity", ""],
  ["serviceControl", ""],
  ["boundary", "a permissions boundary does not allow it"],
  ["session", "the session is for its task alone"],
])("AssumeRole that no %s policy allows is refused because `%s`", (policyType, because) => {
  const [principal, resource] = [roleArn("policy"), roleArn("policy")];
  const facts = { principal, resource, action: "sts:AssumeRole", decisive: { kind: "implicit", policyType } };
  const message = denialText(facts as never, { sameOrganization: true });
  const found = reasonsOf({ service: "sts", code: "AccessDenied", message });
  expect(found.filter((each) => each !== GENERAL).join()).toBe(because);
});

test.each([
  [{ kind: "OnlyRootMay" }, "only the root user may"],
  [{ kind: "BillingAccessOff" }, "users and roles may not see the bills"],
  [{ kind: "AccountShut" }, "the account is closed"],
])("the console's %o is refused for one reason", (refusal, because) => {
  const told = { service: "console", ...consoleError(refusal as never, CLOSING) };
  expect(reasonsOf(told).filter((each) => each !== GENERAL)).toEqual([because]);
});
