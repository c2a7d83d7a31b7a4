/** Small drills and runs for tests; every field has a plain value that a test can replace. */
import type { Finding } from "./answer.ts";
import type { DrillResult } from "./drill-result.ts";
import { judge, runVerdict, totalsOf } from "./judge.ts";
import type { CallObservation } from "./observation.ts";
import { RUN_SCHEMA, type RunDocument } from "./run-document.ts";

export const finding = (over: Partial<Finding> = {}): Finding => ({
  answer: "prevention",
  verdict: "held",
  class: "modelled",
  reason: "the SCP `deny-leave` stopped it",
  basis: "computed",
  assumptions: [],
  calls: [1],
  ...over,
});

export function drill(over: Partial<DrillResult> = {}, findings: readonly Finding[] = [finding()]): DrillResult {
  return {
    id: "leave-root",
    name: "Root tries to leave",
    rule: null,
    feature: "Leaving",
    uri: "features/leave.feature",
    line: 4,
    tags: [],
    claims: ["LEAVE-01"],
    techniques: ["T1666.A002"],
    controls: [],
    ...judge(findings),
    sensitivity: null,
    steps: [],
    alerts: [],
    state: { before: [], after: [] },
    repeats: [],
    calls: [],
    trail: [],
    ...over,
  };
}

export const call = (over: Partial<CallObservation> = {}): CallObservation => ({
  sequence: 1,
  at: "2026-11-01T00:05:00Z",
  actor: {
    name: "intruder",
    role: "attacker",
    accountId: "222222222222",
    accountName: "payments",
    arn: "arn:aws:iam::222222222222:root",
  },
  service: "organizations",
  operation: "LeaveOrganization",
  input: {},
  outcome: { kind: "refused", code: "AccessDeniedException", message: "no", status: 400 },
  requestId: "00000000-0000-4000-a000-000000000001",
  class: "modelled",
  ...over,
});

export const run = (drills: readonly DrillResult[] = [drill()]): RunDocument => ({
  schema: RUN_SCHEMA,
  envelope: { number: 0, startedAt: "2026-11-02T10:00:00Z", finishedAt: "2026-11-02T10:00:01Z", machine: "ci" },
  run: {
    id: "9f2c",
    seed: 1,
    at: "2026-11-01T00:00:00Z",
    target: "emulator",
    version: "0.1.0",
    inputs: {
      organization: { path: "org.yaml", sha256: "ab", bytes: 10 },
      features: [],
      documents: [],
      tags: null,
      name: null,
      assumptions: { "leave-waiting-period": "4 days" },
      assumptionMode: "all",
    },
  },
  verdict: runVerdict(drills),
  totals: totalsOf(drills),
  organizations: [{ name: "acme", id: "o-a1b2c3d4e5", accounts: 3, guardrails: ["deny-leave"] }],
  limits: [],
  drills,
});
