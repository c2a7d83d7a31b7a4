/** Whether a decision costs more where there are more accounts: each decision asks about another account than the one before. */
import {
  type AttachedPolicy,
  type AuthorizationRequest,
  isAllowed,
  type PolicyLevel,
  type PolicyScope,
  rememberedAnswers,
} from "../../authorization/index.ts";
import { realQuestion } from "../../authorization/organizations.test-support.ts";
import { type Figure, figureOf } from "../figure.ts";
import { rate, type Timed, trust } from "../timing.ts";
import { leaving } from "./guarded-question.ts";

const MOST = 50_000;
const SIZES = [100, 1_000, 10_000, MOST] as const;
const UNITS = 40;

type Asked = Readonly<{ scope: PolicyScope; principalArn: string }>;

/** Each size next to the smallest; then how the largest stands to it, beside the same without a memory, where only the processor's caches can fail. */
export function* growth(): Generator<Figure> {
  const values: number[] = [];
  for (const accounts of SIZES) {
    const measured = decisionsOver(accounts, rememberedAnswers());
    values.push(measured.value);
    console.error(`bench decide: accounts-${accounts}: ${trust(measured)}`);
    yield figureOf({
      bench: "decide",
      metric: `accounts-${accounts}`,
      value: measured.value,
      unit: "decisions/s",
      yardstick: { name: `${SIZES[0]} accounts`, value: values[0] ?? Number.NaN },
    });
  }
  const plain = decisionsOver(MOST, isAllowed).value / decisionsOver(SIZES[0], isAllowed).value;
  yield figureOf({
    bench: "decide",
    metric: `accounts-${MOST}-to-${SIZES[0]}`,
    value: (values[SIZES.length - 1] ?? Number.NaN) / (values[0] ?? Number.NaN),
    unit: "of the rate",
    yardstick: {
      name: "the same without memory",
      value: plain,
    },
  });
}

function decisionsOver(accounts: number, decides: typeof isAllowed): Timed {
  const all = asked(accounts);
  let at = 0;
  const next = (): boolean => {
    // A stride that meets every account before it meets one again, and never a neighbour: the worst for caches.
    at = (at + 7_919) % accounts;
    const each = all[at];
    return each !== undefined && decides(requestOf(each.principalArn), each.scope);
  };
  for (let turn = 0; turn < accounts; turn++) {
    if (!next()) throw new Error("expected break-glass to be allowed in every account");
  }
  return rate(next);
}

/** As the emulator has them: a ladder for each account, with the levels of root and unit shared, and the policies of all compiled once. */
function asked(accounts: number): readonly Asked[] {
  const { scope } = realQuestion(leaving("break-glass", "distinct"));
  const [root, unit, own] = scope.serviceControl ?? [];
  if (root === undefined || unit === undefined || own === undefined) throw new Error("expected three levels");
  const units = Array.from({ length: UNITS }, (_, at) => levelOf(`ou-${at}`, unit.policies));
  return Array.from({ length: accounts }, (_, at) => {
    const accountId = String(100_000_000_000 + at);
    const principalArn = `arn:aws:iam::${accountId}:role/break-glass`;
    const arn = `arn:aws:sts::${accountId}:assumed-role/break-glass/session`;
    const ladder = [root, units[at % UNITS] ?? unit, levelOf(accountId, [...own.policies])];
    const principal = { kind: "roleSession", accountId, arn, issuerArn: principalArn } as const;
    return {
      principalArn,
      scope: { principal, identity: [...scope.identity], serviceControl: ladder, resourceAccountId: accountId },
    };
  });
}

const levelOf = (id: string, policies: readonly AttachedPolicy[]): PolicyLevel => ({
  level: { kind: "organizationalUnit", id, name: id },
  policies,
});

/** Made for each call, as a call's context is. */
const requestOf = (principalArn: string): AuthorizationRequest => ({
  action: "organizations:LeaveOrganization",
  resource: "*",
  context: new Map([
    ["aws:principalarn", principalArn],
    ["aws:principalisawsservice", "false"],
    ["aws:requestedregion", "us-east-1"],
    ["aws:principaltag/team", "platform"],
    ["aws:securetransport", "true"],
  ]),
});
