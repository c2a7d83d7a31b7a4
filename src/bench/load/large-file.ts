/** The text of an organization file of any size, written as people write them: units below units, a role in each account. */

export type FileSize = Readonly<{
  accounts: number;
  units: number;
  policies: number;
  /** So many that a benchmark meets none of them. */
  quotas?: boolean;
  /** Of every account, as a flow mapping; one role unless given. */
  principals?: string;
  /** Of each policy, as a flow sequence; one Deny unless given. */
  statementsAt?: (at: number) => string;
}>;

const ONE_ROLE = "{ roles: { admin: { trust: management, policies: [AdministratorAccess] } } }";

/** Units directly below the root; the others are in these, in turns. */
const TOP_UNITS = 40;

/** Every policy is attached: to one unit, in turns, and accounts get one of their own as long as there are more. */
export function largeFile(size: FileSize): string {
  const { units, policies, quotas } = size;
  const lines = [HEAD, quotas === true ? QUOTAS : "", ROOT];
  const top = Math.min(TOP_UNITS, units);
  for (let at = 0; at < top; at++) {
    const inner = numbers({ from: top + at, below: units, step: top });
    lines.push(unit(at, "        ", size));
    if (inner.length > 0) lines.push("          organizationalUnits:\n");
    for (const each of inner) lines.push(unit(each, "            ", size));
  }
  lines.push("policies:\n");
  for (let at = 0; at < policies; at++) lines.push(policy(at, size.statementsAt));
  return lines.join("");
}

const HEAD = `orgdrill: 1
organizations:
  - name: large
    id: o-large00001
    management:
      id: "100000000000"
      name: management
      email: aws@large.example
      principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
`;
const QUOTAS = `    quotas: { accounts: 1000000, creationsAtOnce: 1000000, closuresPer30Days: 1000000, closuresAtOnce: 1000000 }
`;
const ROOT = `    root:
      id: r-larg
      policies: [FullAWSAccess]
      organizationalUnits:
`;

function unit(at: number, indent: string, size: FileSize): string {
  const { units, accounts, policies } = size;
  const own = at < policies ? `, ${policyName(at)}` : "";
  const head = `${indent}- name: unit-${at}\n${indent}  id: ${unitId(at)}\n${indent}  policies: [FullAWSAccess${own}]\n`;
  const inside = numbers({ from: at === 0 ? units : at, below: accounts, step: units });
  if (inside.length === 0) return head;
  return `${head}${indent}  accounts:\n${inside.map((each) => account(each, `${indent}    `, size)).join("")}`;
}

function account(at: number, indent: string, { units, policies, principals = ONE_ROLE }: FileSize): string {
  const guardrail =
    at + units <= policies ? `${indent}  policies: [FullAWSAccess, ${policyName(at + units - 1)}]\n` : "";
  return `${indent}- id: "${accountIdAt(at)}"
${indent}  name: account-${at}
${indent}  email: account-${at}@large.example
${indent}  joined: { method: created, at: 2025-01-10 }
${guardrail}${indent}  principals: ${principals}
`;
}

const policy = (at: number, statementsAt = oneDeny): string => `  ${policyName(at)}:
    type: SERVICE_CONTROL_POLICY
    document:
      Version: "2012-10-17"
      Statement: ${statementsAt(at)}
`;

const oneDeny = (at: number): string =>
  `[{ Sid: Deny${at}, Effect: Deny, Action: ["organizations:LeaveOrganization", "s3:Delete${at}*"], Resource: "*" }]`;

export const accountIdAt = (at: number): string => String(100_000_000_000 + at);
export const unitId = (at: number): string => `ou-larg-${String(at).padStart(8, "0")}`;
const policyName = (at: number): string => `guardrail-${at}`;

function numbers({ from, below, step }: Readonly<{ from: number; below: number; step: number }>): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil((below - from) / step)) }, (_, at) => from + at * step);
}
