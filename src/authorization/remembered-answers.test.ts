/** What is remembered changes no answer: asked again and again, about everything else, and after it was forgotten. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ACTIONS, PRINCIPALS, RESOURCES } from "./alphabets.test-support.ts";
import { authorize } from "./authorize.ts";
import { type CompiledPolicy, compileText } from "./compiled-policy.ts";
import { isAllowed } from "./is-allowed.ts";
import { rawQuestion, realQuestion } from "./organizations.test-support.ts";
import { rememberedAnswers } from "./remembered-answers.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "./request.ts";

const CASES = Number(process.env.ORGDRILL_ORACLE_CASES ?? 2000);
const SEED = process.env.ORGDRILL_ORACLE_SEED;
const options = { numRuns: Math.ceil(CASES / 4), ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
const SLOW = Math.max(60_000, CASES * 30);

const spellings = fc.constantFrom(...ACTIONS, ...ACTIONS.map((action) => action.toUpperCase()));
const asked = fc.array(
  fc.record({
    action: spellings,
    resource: fc.constantFrom(...RESOURCES),
    from: rawQuestion,
    principal: fc.constantFrom(...PRINCIPALS),
    assumptions: fc.constantFrom<Record<string, string> | undefined>(
      undefined,
      { "unresolvable-variable": "value-does-not-match", "arn-condition-short-pattern": "whole-string" },
      { "resource-wildcard-mid-segment": "across-colons", "variable-value-wildcards": "pattern" },
    ),
    turn: fc.nat(3),
  }),
  { minLength: 2, maxLength: 6 },
);

const full = compiled('{ "Effect": "Allow", "Action": "*", "Resource": "*" }');

/** The same policies on other ladders: as they are, turned, without the root, with a level more. */
function turned(ladder: readonly PolicyLevel[] | undefined, turn: number): readonly PolicyLevel[] | undefined {
  if (ladder === undefined || turn === 0) return ladder;
  if (turn === 1) return [...ladder].reverse();
  if (turn === 2) return ladder.length > 1 ? ladder.slice(1) : [...ladder];
  const [first] = ladder;
  const level = { kind: "account", id: "more", name: "more" } as const;
  return [...ladder, { level, policies: [attached(full), ...(first?.policies ?? [])] }];
}

const attached = (document: CompiledPolicy): AttachedPolicy => ({
  reference: { type: "serviceControl", name: "policy" },
  document,
});

function compiled(...statements: readonly string[]): CompiledPolicy {
  const text = `{ "Version": "2012-10-17", "Statement": [${statements.join()}] }`;
  const policy = compileText(text, "serviceControl");
  if (!policy.ok) throw new Error(JSON.stringify(policy.refusal));
  return policy.value;
}

test("asked from memory or afresh, every answer is the same", { timeout: SLOW }, () => {
  const memories = { ample: rememberedAnswers(), scarce: rememberedAnswers(150) };
  const seen = { allowed: 0, denied: 0 };
  fc.assert(
    fc.property(rawQuestion, asked, (raw, questions) => {
      const { scope } = realQuestion(raw);
      for (const { action, resource, from, principal, assumptions, turn } of [...questions, ...questions]) {
        const request: AuthorizationRequest = { action, resource, context: new Map(Object.entries(from.context)) };
        const { serviceControl: _, ...others } = scope;
        const ladder = turned(scope.serviceControl, turn);
        const question: PolicyScope = {
          ...others,
          principal,
          ...(ladder === undefined ? {} : { serviceControl: ladder }),
          ...(assumptions === undefined ? {} : { assumptions }),
        };
        const expected = authorize(request, question).outcome === "allowed";
        seen[expected ? "allowed" : "denied"]++;
        expect(isAllowed(request, question)).toBe(expected);
        expect(memories.ample(request, question)).toBe(expected);
        expect(memories.scarce(request, question)).toBe(expected);
      }
    }),
    options,
  );
  expect(Math.min(seen.allowed, seen.denied)).toBeGreaterThan(options.numRuns / 4);
});

const ROOT: PolicyScope["principal"] = {
  kind: "root",
  accountId: "111122223333",
  arn: "arn:aws:iam::111122223333:root",
};
const asking = (action: string): AuthorizationRequest => ({ action, resource: "*", context: new Map() });
const under = (...levels: readonly (readonly CompiledPolicy[])[]): PolicyScope => ({
  principal: ROOT,
  identity: [],
  serviceControl: levels.map((policies, at) => ({
    level: { kind: "organizationalUnit", id: String(at), name: `level ${at}` },
    policies: policies.map(attached),
  })),
});

/** Counts how often the policy is read. */
function counted(policy: CompiledPolicy): Readonly<{ policy: CompiledPolicy; reads: () => number }> {
  let reads = 0;
  const forAction: CompiledPolicy["forAction"] = (action) => {
    reads++;
    return policy.forAction(action);
  };
  return { policy: { ...policy, forAction }, reads: () => reads };
}

test("ladders of the same policies share what is remembered, and others do not", () => {
  const isAllowedFromMemory = rememberedAnswers();
  const { policy, reads } = counted(full);
  const deny = compiled('{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }');
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([policy]))).toBe(true);
  const once = reads();
  for (let account = 0; account < 10; account++) {
    expect(isAllowedFromMemory(asking("s3:GetObject"), under([policy]))).toBe(true);
  }
  expect(reads()).toBe(once);
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([policy], []))).toBe(false);
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([policy], [policy, deny]))).toBe(false);
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([policy, deny]))).toBe(false);
  expect(isAllowedFromMemory(asking("sqs:SendMessage"), under([policy, deny], [policy]))).toBe(true);
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([policy]))).toBe(true);
});

test("one level of two policies is not two levels of one each, though the policies are the same", () => {
  const isAllowedFromMemory = rememberedAnswers();
  const [storage, queues] = ["s3", "sqs"].map((service) =>
    compiled(`{ "Effect": "Allow", "Action": "${service}:*", "Resource": "*" }`),
  );
  if (storage === undefined || queues === undefined) throw new Error("two policies were compiled");
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([storage, queues]))).toBe(true);
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([storage], [queues]))).toBe(false);
  expect(isAllowedFromMemory(asking("s3:GetObject"), under([storage, queues]))).toBe(true);
});

test("memory is bounded: too many actions, or too many ladders, and all is forgotten", () => {
  const { policy, reads } = counted(full);
  const actions = rememberedAnswers(1_000);
  const scope = under([policy]);
  actions(asking("s3:GetObject"), scope);
  const once = reads();
  actions(asking("s3:GetObject"), scope);
  expect(reads()).toBe(once);
  for (let at = 0; at < 200; at++) actions(asking(`s3:Get${at}`), scope);
  const before = reads();
  actions(asking("s3:GetObject"), scope);
  expect(reads()).toBeGreaterThan(before);

  const ladders = rememberedAnswers(1_000);
  ladders(asking("s3:GetObject"), scope);
  for (let levels = 2; levels < 60; levels++) {
    ladders(asking("s3:GetObject"), under(...Array.from({ length: levels }, () => [full])));
  }
  const read = reads();
  ladders(asking("s3:GetObject"), scope);
  expect(reads()).toBeGreaterThan(read);
});
