/** A decision as a person would tell it: what came of it, who decided, who else would have denied, and who was not asked. */
import type {
  Denial,
  Explanation,
  LevelReference,
  PolicyReference,
  PolicyType,
  StatementReference,
} from "./explanation.ts";

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

const OUTCOME: Readonly<Record<Explanation["outcome"], string>> = {
  allowed: "allowed",
  explicitlyDenied: "denied explicitly",
  implicitlyDenied: "denied, because an allow is missing",
};

/**
 * The outcome first; then the denial that AWS would name and every other one, or everything that allows; then why a kind of
 * policy was not asked; then the assumptions that it rests on.
 */
export function explainInWords(explanation: Explanation): readonly string[] {
  const { outcome, action, resource, principal, allowing, exemptions, assumptions } = explanation;
  const reasons = outcome === "allowed" ? allowing.map(allowingSentence) : denyingInWords(explanation);
  return [
    `${action} on ${resource} by ${principal} is ${OUTCOME[outcome]}`,
    ...reasons,
    ...exemptions.map((each) => `not asked: ${each}`),
    ...assumptions.map((each) => `rests on the assumption \`${each}\``),
  ];
}

/** The denying set, a line for each denial, the one that AWS would name first; empty when the request is allowed. */
export function denyingInWords({ action, decisive, denying }: Explanation): readonly string[] {
  const others = denying.filter((denial) => denial !== decisive);
  return (decisive === undefined ? others : [decisive, ...others]).map((denial) => sentence(denial, action));
}

function sentence(denial: Denial, asked: string): string {
  if (denial.kind === "explicit") return statementSentence(denial.policyType, denial.statement, "denies");
  const { policyType, policy, level, action = asked } = denial;
  const name = POLICY_NAME[policyType];
  if (policy !== undefined) return `the ${name} ${describePolicy(policy)} does not allow ${action}`;
  const where = level === undefined ? "" : ` attached to ${describeLevel(level)}`;
  return `no ${name}${where} allows ${action}`;
}

function allowingSentence(statement: StatementReference): string {
  const what = statement.action === undefined ? "allows" : `allows ${statement.action}`;
  return statementSentence(statement.policy.type, statement, what);
}

function statementSentence(policyType: PolicyType, statement: StatementReference, says: string): string {
  const { policy, index, sid } = statement;
  const level = policy.level === undefined ? "" : `, attached to ${describeLevel(policy.level)}`;
  const named = sid === undefined ? `statement ${index + 1}` : `statement ${index + 1} \`${sid}\``;
  return `${POLICY_NAME[policyType]} ${describePolicy(policy)} ${says} by ${named}${describePlace(statement)}${level}`;
}

/** The ARN tells more than the id, which is its end. */
function describePolicy({ name, id, arn }: PolicyReference): string {
  const known = arn ?? id;
  return known === undefined ? `\`${name}\`` : `\`${name}\` (${known})`;
}

const describeLevel = ({ kind, name, id, path }: LevelReference): string =>
  `${LEVEL_NAME[kind]} \`${path ?? name}\` (${id})`;

/** `scp/deny-leave.json:12:3`, or the line alone where the text has no file. */
function describePlace({ policy, line, column }: StatementReference): string {
  if (policy.file === undefined) return line === undefined ? "" : ` in line ${line} of its text`;
  const place = [policy.file, line, column].filter((part) => part !== undefined);
  return ` at ${place.join(":")}`;
}
