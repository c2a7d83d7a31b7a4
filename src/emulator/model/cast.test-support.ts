/** Who is on the stage when a play begins: the same cast as an organization file for the emulator and as plain data for the model. */
import {
  DAY,
  FILE_IDENTITIES,
  type Model,
  type ModelAccount,
  type ModelOrganization,
  rootOf,
  SIGN_UP_PARTS,
} from "./model.test-support.ts";

type Member = Readonly<{
  label: string;
  id: string;
  unit?: string;
  method: "created" | "invited";
  days: number;
  incomplete?: true;
}>;
type Entry = Readonly<{
  label: string;
  boss: string;
  bossId: string;
  quotas: Readonly<
    Record<"accounts" | "creationsAtOnce" | "closuresPer30Days" | "closuresAtOnce" | "invitationsPerDay", number>
  >;
  guard: boolean;
  trusted: readonly string[];
  /** Administers every trusted service. */
  administrator?: string;
  units: readonly Readonly<{ label: string; guard: boolean }>[];
  members: readonly Member[];
}>;

/** Of the two quotas of closures, acme meets one first and umbra the other. */
const QUOTAS = { accounts: 8, creationsAtOnce: 2, closuresPer30Days: 2, closuresAtOnce: 3, invitationsPerDay: 4 };

export const CAST: readonly Entry[] = [
  {
    label: "acme",
    boss: "acme-boss",
    bossId: "100000000001",
    quotas: QUOTAS,
    guard: true,
    trusted: ["guardduty.amazonaws.com", "config.amazonaws.com"],
    units: [
      { label: "acme-kept", guard: true },
      { label: "acme-open", guard: false },
    ],
    members: [
      { label: "acme-kept-1", id: "100000000011", unit: "acme-kept", method: "created", days: 400 },
      { label: "acme-open-1", id: "100000000021", unit: "acme-open", method: "created", days: 400 },
      { label: "acme-open-2", id: "100000000022", unit: "acme-open", method: "created", days: 3, incomplete: true },
      { label: "acme-top-1", id: "100000000031", method: "invited", days: 400 },
    ],
  },
  {
    label: "umbra",
    boss: "umbra-boss",
    bossId: "200000000001",
    quotas: { accounts: 5, creationsAtOnce: 1, closuresPer30Days: 3, closuresAtOnce: 1, invitationsPerDay: 3 },
    guard: true,
    trusted: ["config.amazonaws.com"],
    administrator: "umbra-1",
    units: [{ label: "umbra-unit", guard: false }],
    members: [
      { label: "umbra-1", id: "200000000011", unit: "umbra-unit", method: "created", days: 400 },
      { label: "umbra-2", id: "200000000012", method: "invited", days: 0 },
    ],
  },
  {
    label: "solo",
    boss: "solo-boss",
    bossId: "300000000001",
    quotas: { accounts: 20, creationsAtOnce: 5, closuresPer30Days: 250, closuresAtOnce: 3, invitationsPerDay: 2 },
    guard: false,
    trusted: [],
    units: [],
    members: [],
  },
];

const ALONE: readonly Readonly<{ label: string; id: string }>[] = [
  { label: "alone-1", id: "400000000001" },
  { label: "alone-2", id: "400000000002" },
];

/** Labels of accounts with their ids: those that come later are learned from the emulator's answers. */
export const IDS: ReadonlyMap<string, string> = new Map([
  ...CAST.flatMap(({ boss, bossId, members }) => [
    [boss, bossId] as const,
    ...members.map(({ label, id }) => [label, id] as const),
  ]),
  ...ALONE.map(({ label, id }) => [label, id] as const),
]);

const ORGANIZATION_IDS: Readonly<Record<string, string>> = {
  acme: "o-acme000001",
  umbra: "o-umbra00001",
  solo: "o-solo000001",
};
export const organizationIdOf = (label: string): string => ORGANIZATION_IDS[label] ?? "o-none000000";
export const rootIdOf = (label: string): string => `r-${label}`;
export const openingUnitIdOf = (organization: string, unit: string): string =>
  `ou-${organization}-${unit.replaceAll("-", "")}`;

const GUARD = {
  Version: "2012-10-17",
  Statement: { Effect: "Deny", Action: ["organizations:LeaveOrganization", "account:CloseAccount"], Resource: "*" },
};
export const GUARD_TEXT = JSON.stringify(GUARD);
/** Of a guard that was rewritten to stop nothing that anybody does in a play. */
export const LOOSE_TEXT = JSON.stringify({
  ...GUARD,
  Statement: { ...GUARD.Statement, Action: "s3:DeleteBucketPolicy" },
});
const LIMITED = {
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Action: ["organizations:LeaveOrganization", "organizations:Describe*", "organizations:List*"],
    Resource: "*",
  },
};

const principals = (trust: string) => ({
  root: { password: true, mfa: false, accessKeys: 1 },
  users: { limited: { policies: ["limited"], accessKeys: 1 } },
  roles: { admin: { trust, policies: ["AdministratorAccess"] } },
});

const account = (label: string, id: string, trust: string) => ({
  id,
  name: label,
  email: `${label}@example.com`,
  principals: principals(trust),
});

const NOT_SIGNED_UP = { payment: false, phone: false, agreement: false, contact: false, supportPlan: "none" };

const member = ({ label, id, method, days, incomplete }: Member) => ({
  ...account(label, id, "management"),
  iamUserAccessToBilling: method === "created",
  joined: { method, at: `${days}d ago` },
  ...(incomplete === true && { signUp: NOT_SIGNED_UP }),
});

/** JSON is YAML. */
export const CAST_FILE = JSON.stringify({
  orgdrill: 1,
  organizations: CAST.map(({ label, boss, bossId, quotas, trusted, administrator, units, members }) => ({
    name: label,
    id: organizationIdOf(label),
    quotas,
    trustedServices: trusted,
    ...(administrator !== undefined && { delegatedAdministrators: [{ account: administrator, services: trusted }] }),
    management: account(boss, bossId, "self"),
    root: {
      id: rootIdOf(label),
      accounts: members.filter(({ unit }) => unit === undefined).map(member),
      organizationalUnits: units.map((unit) => ({
        name: unit.label,
        id: openingUnitIdOf(label, unit.label),
        policies: ["FullAWSAccess", ...(unit.guard ? ["guard"] : [])],
        accounts: members.filter((each) => each.unit === unit.label).map(member),
      })),
    },
  })),
  standaloneAccounts: ALONE.map(({ label, id }) => account(label, id, "self")),
  policies: {
    guard: {
      type: "SERVICE_CONTROL_POLICY",
      document: GUARD,
      organizations: CAST.filter(({ guard }) => guard).map(({ label }) => label),
    },
    limited: { type: "IDENTITY_POLICY", document: LIMITED },
  },
  detections: {
    departures: {
      account: "acme-boss",
      pattern: { source: ["aws.organizations"], detail: { eventName: ["AccountDepartedOrganization"] } },
    },
  },
});

const modelAccount = (label: string, home?: ModelAccount["home"]): ModelAccount => ({
  label,
  email: `${label}@example.com`,
  home,
  closing: undefined,
  opensAt: 0,
  signUp: new Set(SIGN_UP_PARTS),
  rootPassword: true,
  sharesBills: false,
  principals: new Map(Object.entries(FILE_IDENTITIES)),
  tags: new Map(),
});

/** The model of the same cast at the same moment. */
export function openingModel(now: number): Model {
  const accounts = CAST.flatMap(({ label: organization, boss, members }) => [
    modelAccount(boss, { organization, place: rootOf(organization), method: "INVITED", since: now - 400 * DAY }),
    ...members.map(({ label, unit, method, days, incomplete }) => ({
      ...modelAccount(label, {
        organization,
        place: unit ?? rootOf(organization),
        method: method === "created" ? "CREATED" : "INVITED",
        since: now - days * DAY,
      }),
      sharesBills: method === "created",
      ...(incomplete === true && { signUp: new Set<string>() }),
    })),
  ]);
  return {
    now,
    accounts: new Map(
      [...accounts, ...ALONE.map(({ label }) => modelAccount(label))].map((each) => [each.label, each]),
    ),
    organizations: new Map(CAST.map((entry) => [entry.label, modelOrganization(entry)])),
    invitations: new Map(),
    creations: [],
    closures: [],
    histories: new Map(),
    mails: [],
  };
}

function modelOrganization({
  label,
  boss,
  quotas,
  guard,
  trusted,
  administrator,
  units,
  members,
}: Entry): ModelOrganization {
  const { accounts, ...others } = quotas;
  const guarded = new Set(units.filter((unit) => unit.guard).map((unit) => unit.label));
  const targets = [rootOf(label), ...units.map((unit) => unit.label), boss, ...members.map((each) => each.label)];
  return {
    label,
    boss,
    allFeatures: true,
    readyFrom: 0,
    accountQuota: accounts,
    ...others,
    units: new Map(units.map((unit) => [unit.label, { name: unit.label, parent: rootOf(label) }])),
    hasGuard: guard,
    guardDenies: guard,
    policiesOn: true,
    attached: new Map(targets.map((each) => [each, new Set(guarded.has(each) ? ["full", "guard"] : ["full"])])),
    trusted: new Set(trusted),
    administrators: new Map(administrator === undefined ? [] : [[administrator, new Set(trusted)]]),
  };
}
