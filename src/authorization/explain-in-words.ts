/** The denying set as a person would tell it: one line for each denial, with policy, statement, level and place. */
import type { Denial, Explanation, LevelReference, PolicyType, StatementReference } from "./explanation.ts";

const POLICY_NAME: Readonly<Record<PolicyType, string>> = {
  serviceControl: "service control policy",
  resourceControl: "resource control policy",
  resource: "resource-based policy",
  identity: "identity-based policy",
  boundary: "permissions boundary",
  session: "session policy",
  trust: "role trust policy",
};

const LEVEL_NAME: Readonly<Record<LevelReference["kind"], string>> = {
  root: "root",
  organizationalUnit: "organizational unit",
  account: "account",
};

/** Empty when the request is allowed. The denial that AWS would name comes first. */
export function explainInWords({ action, decisive, denying }: Explanation): readonly string[] {
  const others = denying.filter((denial) => denial !== decisive);
  return (decisive === undefined ? others : [decisive, ...others]).map((denial) => sentence(denial, action));
}

function sentence(denial: Denial, action: string): string {
  if (denial.kind === "explicit") return explicitSentence(denial.policyType, denial.statement);
  const which = denial.policy === undefined ? "" : ` \`${denial.policy.name}\``;
  const where = denial.level === undefined ? "" : ` at ${describeLevel(denial.level)}`;
  const name = POLICY_NAME[denial.policyType];
  return which === "" ? `no ${name}${where} allows ${action}` : `the ${name}${which} does not allow ${action}`;
}

function explicitSentence(policyType: PolicyType, statement: StatementReference): string {
  const { policy, index, sid } = statement;
  const id = policy.id === undefined ? "" : ` (${policy.id})`;
  const level = policy.level === undefined ? "" : `, attached to ${describeLevel(policy.level)}`;
  const named = sid === undefined ? `statement ${index + 1}` : `statement ${index + 1} \`${sid}\``;
  return `${POLICY_NAME[policyType]} \`${policy.name}\`${id} denies by ${named}${level}${describePlace(statement)}`;
}

const describeLevel = ({ kind, name, id }: LevelReference): string => `${LEVEL_NAME[kind]} \`${name}\` (${id})`;

function describePlace({ policy, line }: StatementReference): string {
  if (policy.file === undefined) return line === undefined ? "" : `, line ${line}`;
  return line === undefined ? `, ${policy.file}` : `, ${policy.file}:${line}`;
}
