/** Small worlds made of plain objects for the tests of drills: a view, attempts, decisions, and a target that answers from a function. */
import type { Action } from "../action/index.ts";
import type { Denial, Explanation } from "../authorization/explanation.ts";
import type { CallObservation, RecordObservation } from "../evidence/index.ts";
import { type Instant, instant, minutes } from "../kernel/index.ts";
import type { CallOutcome, Notification, Target } from "../target/index.ts";
import type { Act, Actor, Attempt } from "./attempt.ts";
import { Drill } from "./drill.ts";
import type {
  AccountView,
  DetectionView,
  GuardrailView,
  OrganizationView,
  RuleView,
  WorldView,
} from "./organization-view.ts";
import type { DrillStage } from "./stage.ts";

/** 2026-11-01T00:00:00Z. */
export const START: Instant = instant(Date.UTC(2026, 10, 1));
export const later = (durationMs: number): Instant => instant(START + durationMs);

export const account = (over: Partial<AccountView> = {}): AccountView => ({
  id: "222222222222",
  name: "payments",
  email: "payments@acme.example",
  organization: "acme",
  isManagement: false,
  principals: [
    { name: "admin", kind: "role", isAdministrator: true, isSynthetic: false },
    { name: "alice", kind: "user", isAdministrator: false, isSynthetic: false },
    { name: "root", kind: "root", isAdministrator: true, isSynthetic: false },
  ],
  place: { file: "org.yaml", line: 20 },
  mayLeave: undefined,
  ...over,
});

export const MANAGEMENT = account({ id: "111111111111", name: "management", isManagement: true });

export const guardrail = (name: string, over: Partial<GuardrailView> = {}): GuardrailView => ({
  name,
  id: `p-${name}`,
  arn: arnOf(name),
  place: { file: `scp/${name}.json`, line: 1 },
  attachedTo: ["ou-kept"],
  ...over,
});

export const arnOf = (name: string): string =>
  `arn:aws:organizations::111111111111:policy/o-acme/service_control_policy/p-${name}`;

export const organization = (over: Partial<OrganizationView> = {}): OrganizationView => ({
  name: "acme",
  id: "o-acme",
  managementAccountId: MANAGEMENT.id,
  rootId: "r-acme",
  isSynthetic: false,
  organizationalUnits: [{ name: "Kept", id: "ou-kept", path: "Kept" }],
  guardrails: [guardrail("deny-leave"), guardrail("region-lock")],
  ...over,
});

export const ruleView = (over: Partial<RuleView> = {}): RuleView => ({
  name: "departures",
  accountId: "222222222222",
  accountName: "payments",
  region: "us-east-1",
  ...over,
});

export const detection = (over: Partial<DetectionView> = {}): DetectionView => ({
  name: "somebody-leaves",
  rules: [ruleView()],
  withinMs: minutes(15),
  place: { file: "org.yaml", line: 90 },
  ...over,
});

export const view = (over: Partial<WorldView> = {}): WorldView => ({
  organizations: [organization()],
  accounts: [MANAGEMENT, account()],
  detections: [],
  ...over,
});

/** An action of one call; `policyId` makes it one that attaches a policy. */
export const action = (over: Partial<Action> = {}): Action => ({
  id: "leave-organization",
  kind: "technique",
  sentence: "leave the organization",
  techniques: [],
  carryOut: (hands) => hands.call("organizations", "LeaveOrganization"),
  ...over,
});

export const actor = (over: Partial<Actor> = {}): Actor => ({
  name: "the attacker",
  role: "attacker",
  account: account(),
  principal: "admin",
  ...over,
});

export const refused = (code: string, message = "no"): CallOutcome => ({ kind: "refused", code, message, status: 400 });
export const SUCCEEDED: CallOutcome = { kind: "succeeded", output: {} };
export const UNKNOWN: CallOutcome = { kind: "indeterminate", reason: "TimeoutError: no answer" };

export const call = (over: Partial<CallObservation> = {}): CallObservation => ({
  sequence: 1,
  at: "2026-11-01T00:00:00Z",
  actor: { name: "the attacker", role: "attacker", accountId: "222222222222", accountName: "payments", arn: "arn" },
  service: "organizations",
  operation: "LeaveOrganization",
  input: {},
  outcome: SUCCEEDED,
  requestId: "request-1",
  class: "modelled",
  ...over,
});

export function attemptOf(over: Partial<CallObservation> = {}, act: Partial<Act> = {}): Attempt {
  const decisive = call(over);
  return { act: { actor: actor(), action: action(), ...act }, calls: [decisive], decisive, assumptions: ["a-guess"] };
}

export const deniedBy = (name: string, policyType: Denial["policyType"] = "serviceControl"): Denial => ({
  kind: "explicit",
  policyType,
  statement: {
    policy: { type: policyType, name, level: { kind: "organizationalUnit", id: "ou-kept", name: "Kept" } },
    index: 0,
  },
});

export const missingAllow = (policyType: Denial["policyType"], levelId = "ou-kept"): Denial => ({
  kind: "implicit",
  policyType,
  ...(policyType === "serviceControl" && { level: { kind: "organizationalUnit", id: levelId, name: "Kept" } }),
});

export const explanation = (...denying: readonly Denial[]): Explanation => ({
  outcome:
    denying.length === 0
      ? "allowed"
      : denying.some((each) => each.kind === "explicit")
        ? "explicitlyDenied"
        : "implicitlyDenied",
  action: "organizations:LeaveOrganization",
  resource: "*",
  principal: "arn",
  denying,
  allowing: [],
  exemptions: [],
  assumptions: [],
});

export const record = (over: Partial<RecordObservation["record"]> = {}, where = account()): RecordObservation => ({
  accountId: where.id,
  accountName: where.name,
  record: {
    eventID: "event-1",
    eventName: "LeaveOrganization",
    eventTime: "2026-11-01T00:00:00Z",
    awsRegion: "us-east-1",
    requestID: "request-1",
    ...over,
  },
});

export const notification = (over: Partial<Notification> = {}): Notification => ({
  at: later(minutes(5)),
  ruleName: "departures",
  accountId: "222222222222",
  region: "us-east-1",
  targetArn: "arn:aws:sns:us-east-1:222222222222:alarm",
  eventId: "event-1",
  eventName: "LeaveOrganization",
  causes: ["request-1"],
  ...over,
});

/** What a call of the fake target is about. */
export type FakeCall = Readonly<{
  accountId: string;
  principal: string;
  operation: string;
  input: Readonly<Record<string, unknown>>;
  now: Instant;
}>;

export type FakeAnswer = Readonly<{ outcome: CallOutcome; explanation?: Explanation; assumptions?: readonly string[] }>;

export type FakeTarget = Target & Readonly<{ calls: readonly FakeCall[]; closed: () => number }>;

/** A target without a network: every principal has hands, and `answer` says what each call comes to. */
export function fakeTarget(
  answer: (asked: FakeCall) => FakeAnswer,
  over: Partial<Target> & Readonly<{ notifications?: readonly Notification[] }> = {},
): FakeTarget {
  const calls: FakeCall[] = [];
  const traces = new Map<string, FakeAnswer>();
  let now = START;
  let closings = 0;
  const { notifications = [], ...rest } = over;
  return {
    kind: "emulator",
    name: "a fake",
    capabilities: new Set(["clock", "explain", "notifications", "any-principal", "counterfactual"]),
    calls,
    closed: () => closings,
    as: (principal) => ({
      becoming: () => {
        throw new Error("nobody becomes anybody else here");
      },
      principal,
      arn: `arn:aws:iam::${principal.accountId}:${principal.principal}`,
      async call(service, operation, input = {}) {
        const asked = { ...principal, operation, input, now };
        calls.push(asked);
        const requestId = `request-${calls.length}`;
        const answered = answer(asked);
        traces.set(requestId, answered);
        const arn = `arn:aws:iam::${principal.accountId}:${principal.principal}`;
        const { outcome } = answered;
        return { at: now, arn, service, operation, input, outcome, requestId, answeredBy: "our-emulator" };
      },
    }),
    control: {
      now: async () => now,
      async advance(durationMs) {
        now = instant(now + durationMs);
        return now;
      },
      async explain(requestId) {
        const found = traces.get(requestId);
        return found && { explanation: found.explanation ?? null, assumptions: found.assumptions ?? [] };
      },
      notifications: async () => notifications,
      mail: async () => [],
    },
    async close() {
      closings++;
    },
    ...rest,
  };
}

/** Answers the auditors' questions about accounts: all are members of acme under Kept, unless `gone` names them. */
export function auditing(
  accounts: readonly AccountView[],
  gone: readonly string[] = [],
): (asked: FakeCall) => FakeAnswer | undefined {
  return ({ operation }) => {
    if (operation === "ListAccounts") {
      const listed = accounts.filter((each) => !gone.includes(each.id));
      const Accounts = listed.map(({ id }) => ({ Id: id, Paths: [`o-acme/r-acme/ou-kept/${id}/`] }));
      return { outcome: { kind: "succeeded", output: { Accounts } } };
    }
    if (operation === "ListPoliciesForTarget")
      return { outcome: { kind: "succeeded", output: { Policies: [{ Name: "deny-leave", AwsManaged: false }] } } };
    return undefined;
  };
}

/** An opened drill on a fake target; whatever `answer` leaves open succeeds with nothing. */
export async function openedDrill(
  answer: (asked: FakeCall) => FakeAnswer | undefined,
  over: Partial<WorldView> = {},
  target: Parameters<typeof fakeTarget>[1] = {},
): Promise<Drill> {
  const world = view(over);
  const audit = auditing(world.accounts);
  const fake = () => fakeTarget((asked) => answer(asked) ?? audit(asked) ?? { outcome: SUCCEEDED }, target);
  const stage: DrillStage = { open: async () => ({ target: fake(), view: world }) };
  const drill = new Drill(stage);
  await drill.open({ kind: "under-test" });
  return drill;
}
