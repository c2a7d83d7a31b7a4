/** One small run with every kind of verdict, and what is needed to make larger or nastier ones of it. */
import {
  type CallObservation,
  type DrillFiles,
  type DrillResult,
  type Finding,
  judge,
  RUN_SCHEMA,
  type RunDocument,
  type RunEvidence,
  runVerdict,
  type StepResult,
  totalsOf,
  type Verdict,
} from "../evidence/index.ts";

const PAYMENTS = { accountId: "222222222222", accountName: "payments" } as const;
const LEDGER = { accountId: "333333333333", accountName: "ledger" } as const;
const SANDBOX = { accountId: "444444444444", accountName: "sandbox" } as const;

export const finding = (over: Partial<Finding> = {}): Finding => ({
  answer: "prevention",
  verdict: "held",
  class: "modelled",
  reason: "the SCP `deny-leave` at the organizational unit Workloads stopped it",
  basis: "computed",
  assumptions: [],
  calls: [1],
  ...over,
});

export const steps = (verdict: Verdict, ...texts: readonly string[]): readonly StepResult[] =>
  texts.map((text, index) => ({
    keyword: ["Given ", "When ", "Then "][index] ?? "And ",
    text,
    line: 13 + index,
    verdict: index < 2 ? "held" : verdict,
  }));

export function drill(over: Partial<DrillResult>, findings: readonly Finding[]): DrillResult {
  return {
    id: "leave-root",
    name: "Stolen root credentials take the account out",
    rule: "An account cannot be taken out of the organization",
    feature: "Leaving the organization",
    uri: "features/leaving/leave.feature",
    line: 12,
    tags: ["@id:leave-root"],
    claims: ["DEPART-01"],
    techniques: ["T1666.A002", "T1078.004"],
    controls: ["800-53:SI-6"],
    ...judge(findings),
    sensitivity: null,
    steps: steps(
      findings[0]?.verdict ?? "notRun",
      "the root user of `payments` is in the hands of an intruder",
      "the intruder calls LeaveOrganization",
      "the guardrail `deny-leave` stops it",
    ),
    alerts: [],
    state: { before: [], after: [] },
    repeats: [],
    calls: ["calls/leave-root.json"],
    trail: ["trail/leave-root.json"],
    ...over,
  };
}

export const call = (over: Partial<CallObservation> = {}): CallObservation => ({
  sequence: 1,
  at: "2026-11-01T00:00:00Z",
  actor: { name: "intruder", role: "attacker", ...PAYMENTS, arn: "arn:aws:iam::222222222222:root" },
  service: "organizations",
  operation: "LeaveOrganization",
  input: {},
  outcome: { kind: "succeeded", output: {} },
  requestId: "6f1c2a34-0000-4000-a000-000000000001",
  class: "modelled",
  ...over,
});

const asked = { action: "organizations:LeaveOrganization", resource: "*", principal: "arn:aws:iam::222222222222:root" };
const workloads = { kind: "organizationalUnit", id: "ou-a1b2-c3d4e5f6", name: "Workloads" } as const;
const denyLeave = {
  policy: {
    type: "serviceControl",
    name: "deny-leave",
    id: "p-1a2b3c4d",
    level: workloads,
    file: "scp/deny-leave.json",
  },
  index: 0,
  sid: "StayHere",
  line: 4,
  column: 5,
} as const;
const denial = { kind: "explicit", policyType: "serviceControl", statement: denyLeave } as const;

const record = (accountId: string, errorCode?: string): Readonly<Record<string, unknown>> => ({
  eventVersion: "1.11",
  userIdentity: { type: "Root", accountId, arn: `arn:aws:iam::${accountId}:root` },
  eventTime: "2026-11-01T00:00:00Z",
  eventSource: "organizations.amazonaws.com",
  eventName: "LeaveOrganization",
  awsRegion: "us-east-1",
  ...(errorCode === undefined ? {} : { errorCode }),
});

const member = { organizationId: "o-a1b2c3d4e5", path: "Root / Workloads", guardrails: ["deny-leave at Workloads"] };
const loose = { organizationId: "o-a1b2c3d4e5", path: "Root", guardrails: [] };

const takenOut = drill(
  {
    inferred: [
      { of: "answer", name: "organizations:LeaveOrganization", what: ["the order of checks is an assumption"] },
      {
        of: "record",
        name: "organizations:LeaveOrganization",
        what: ["that a departure has neither `requestParameters` nor `responseElements`"],
      },
      { of: "consequence", name: "last-events", what: ["The last events of the account still arrive."] },
    ],
    alerts: [],
    state: {
      before: [
        { ...PAYMENTS, ...loose },
        { ...LEDGER, ...member },
      ],
      after: [
        { ...PAYMENTS, organizationId: null, path: null, guardrails: [] },
        { ...LEDGER, ...member },
      ],
    },
  },
  [
    finding({
      ...PAYMENTS,
      verdict: "broke",
      guardrail: "deny-leave",
      reason: "nothing on the path of the account denies `organizations:LeaveOrganization`",
      expected: "denied by `deny-leave`",
      observed: "the account left",
      place: { file: "org.yaml", line: 31, column: 9 },
    }),
    finding({
      ...PAYMENTS,
      answer: "detection",
      verdict: "broke",
      inferred: ["organizations:LeaveOrganization"],
      reason: "the rule `org-leave` is deployed in us-west-2, and the record is written in us-east-1",
      expected: "an alert within 15 minutes",
      observed: "no alert",
      place: { file: "org.yaml", line: 58, column: 5 },
    }),
    finding({
      ...PAYMENTS,
      answer: "consequence",
      basis: "documented",
      reason: "the organization trail no longer captures the account's events",
      calls: [2],
    }),
  ],
);

const stopped = drill(
  {
    id: "leave-ledger",
    inferred: [],
    name: "The root user of a guarded account cannot leave",
    line: 20,
    claims: ["DEPART-09", "DETECT-01"],
    sensitivity: [
      {
        guardrail: "deny-leave",
        result: "confirmed",
        removalSet: ["deny-leave"],
        reason: "without it the account leaves",
      },
    ],
    alerts: [
      {
        detection: "org-leave-east",
        ...LEDGER,
        at: "2026-11-01T00:04:30Z",
        eventId: "e-1",
        eventName: "LeaveOrganization",
      },
    ],
  },
  [
    finding({ ...LEDGER, guardrail: "deny-leave" }),
    finding({ ...LEDGER, answer: "detection", reason: "`org-leave-east` rang after 4 m 30 s" }),
  ],
);

const guessed = drill(
  {
    id: "leave-young",
    inferred: [],
    name: "A young account waits before it may leave",
    rule: "Documented conditions bind the intruder too",
    line: 34,
    claims: ["LEAVE-07"],
    techniques: [],
    repeats: [
      {
        assumption: "leave-waiting-period",
        value: "none",
        verdict: "broke",
        answers: { prevention: null, detection: null, consequence: "broke" },
      },
    ],
  },
  [
    finding({
      answer: "consequence",
      verdict: "inconclusive",
      basis: "documented",
      reason: "it depends on the assumption `leave-waiting-period`: Held with `4 days`, Broke with `none`",
      assumptions: ["leave-waiting-period"],
    }),
  ],
);

const notRun = drill(
  {
    id: "root-sign-in",
    inferred: [],
    name: "The root user signs in at the console",
    feature: "Root credentials",
    uri: "features/root/root.feature",
    rule: null,
    line: 8,
    claims: ["ROOT-02"],
    techniques: [],
    ending: "notRun",
    verdict: "notRun",
    remark: "the target has no capability `console`",
  },
  [],
);

const accepted = drill(
  {
    id: "leave-sandbox",
    inferred: [],
    name: "The sandbox may leave, as accepted",
    line: 41,
    claims: ["DEPART-11"],
    techniques: [],
  },
  [
    finding({
      ...SANDBOX,
      verdict: "accepted",
      reason: "nothing denies it in the organizational unit Transition",
      exception: {
        id: "RISK-7",
        approver: "C. Iso",
        reason: "it moves out in January",
        expires: "2027-01-31T00:00:00Z",
      },
      calls: [],
    }),
  ],
);

export const DRILLS = [takenOut, stopped, guessed, accepted, notRun] as const;

const FILES: readonly (readonly [string, DrillFiles])[] = [
  [
    "leave-root",
    {
      calls: [
        call({
          explanation: {
            ...asked,
            outcome: "allowed",
            denying: [],
            allowing: [
              {
                policy: {
                  type: "serviceControl",
                  name: "FullAWSAccess",
                  level: { kind: "root", id: "r-a1b2", name: "Root" },
                },
                index: 0,
              },
            ],
            exemptions: ["the root user has no identity policies"],
            assumptions: [],
          },
        }),
        call({
          sequence: 2,
          service: "cloudtrail",
          operation: "LookupEvents",
          outcome: { kind: "indeterminate", reason: "the connection was closed before the answer" },
        }),
      ],
      trail: [{ ...PAYMENTS, record: record(PAYMENTS.accountId) }],
    },
  ],
  [
    "leave-ledger",
    {
      calls: [
        call({
          actor: { name: "intruder", role: "attacker", ...LEDGER, arn: "arn:aws:iam::333333333333:root" },
          outcome: {
            kind: "refused",
            code: "AccessDeniedException",
            message:
              "User: arn:aws:iam::333333333333:root is not authorized to perform: organizations:LeaveOrganization with an explicit deny in a service control policy",
            status: 400,
          },
          explanation: {
            ...asked,
            outcome: "explicitlyDenied",
            decisive: denial,
            denying: [denial, { kind: "implicit", policyType: "identity" }],
            allowing: [],
            exemptions: [],
            assumptions: ["scp-order"],
          },
        }),
      ],
      trail: [{ ...LEDGER, record: record(LEDGER.accountId, "AccessDenied") }],
    },
  ],
];

export const documentOf = (drills: readonly DrillResult[] = DRILLS): RunDocument => ({
  schema: RUN_SCHEMA,
  envelope: {
    number: 7,
    startedAt: "2026-11-02T10:00:00Z",
    finishedAt: "2026-11-02T10:00:04Z",
    machine: "ci-runner, linux x64, node 20.20.0",
  },
  run: {
    id: "9f2c41d07be35a68",
    seed: 1,
    at: "2026-11-01T00:00:00Z",
    target: "emulator",
    version: "0.1.0",
    inputs: {
      organization: {
        path: "org.yaml",
        sha256: "4b825dc642cb6eb9a060e54bf8d69288fbee4904aa11bb22cc33dd44ee55ff66",
        bytes: 2210,
      },
      features: [
        {
          path: "features/leaving/leave.feature",
          sha256: "0e2b1c0d9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c",
          bytes: 1804,
        },
        {
          path: "features/root/root.feature",
          sha256: "7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a",
          bytes: 911,
        },
      ],
      documents: [
        {
          path: "scp/deny-leave.json",
          sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          bytes: 214,
        },
      ],
      tags: "not @slow",
      name: null,
      assumptions: { "leave-waiting-period": "4 days", "scp-order": "documented" },
      assumptionMode: "all",
    },
  },
  verdict: runVerdict(drills),
  totals: totalsOf(drills),
  organizations: [
    { name: "acme", id: "o-a1b2c3d4e5", accounts: 4, guardrails: ["deny-leave at Workloads", "region-lock at Root"] },
  ],
  limits: [
    "the embedded emulator does not play IAM Identity Center",
    "resource policies are evaluated for `s3` and `sqs` alone",
  ],
  drills,
});

export const evidenceOf = (drills: readonly DrillResult[] = DRILLS, files = new Map(FILES)): RunEvidence => ({
  document: documentOf(drills),
  drillFiles: files,
  ledgerHead: "c1d9b2f0a7e86543c1d9b2f0a7e86543c1d9b2f0a7e86543c1d9b2f0a7e86543",
  files: [
    {
      path: "calls/leave-root.json",
      bytes: 1420,
      sha256: "aa11bb22cc33dd44ee55ff6600112233445566778899aabbccddeeff00112233",
      covers: "core",
    },
    {
      path: "ledger.ndjson",
      bytes: 3310,
      sha256: "bb22cc33dd44ee55ff66001122334455667788990011aabbccddeeff22334455",
      covers: "core",
    },
  ],
});

export const CLAIMS = [
  { id: "DEPART-01", source: "002", title: "Compromised root credentials can take an unprotected account out." },
  {
    id: "DEPART-09",
    source: "002",
    title: "A deny on `organizations:LeaveOrganization` stops it, whatever the IAM permissions.",
  },
  { id: "LEAVE-07", source: "facts 1.2", title: "A created account younger than the waiting period cannot leave." },
  { id: "CLOSE-01", source: "001", title: "The root user of an account can close it." },
] as const;
