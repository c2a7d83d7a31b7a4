/** Lints what only an organization shows: where policies are attached, and what they do to each other. */
import { type PolicyDocument, parsePolicy, type Statement } from "../authorization/index.ts";
import { type Finding, sortFindings } from "./finding.ts";
import type { AttachedText, LintLevel, OrganizationView, UnattachedPolicy } from "./organization-view.ts";
import { fitsAction } from "./patterns.ts";

/** Sorted; levels are judged by their service control policies. Organizations User Guide: "SCP evaluation"; aws-facts 5. */
export function lintOrganization({ organizations, unattached }: OrganizationView): readonly Finding[] {
  const documents = documentCache();
  const levels = organizations.flatMap(({ root }) => (root === undefined ? [] : judgeLevel(root, [], documents)));
  return sortFindings([...levels, ...unattached.map(attachedNowhere)]);
}

type Documents = (text: string) => PolicyDocument | undefined;

/** The same policy hangs on thousands of accounts. */
function documentCache(): Documents {
  const parsed = new Map<string, PolicyDocument | undefined>();
  return (text) => {
    if (parsed.has(text)) return parsed.get(text);
    const result = parsePolicy(text, "serviceControl");
    const document = result.ok ? result.value : undefined;
    parsed.set(text, document);
    return document;
  };
}

/** A policy that denies leaving without any condition, and the level that carries it. */
type Barrier = Readonly<{ policy: string; level: string }>;

function judgeLevel(level: LintLevel, above: readonly Barrier[], documents: Documents): readonly Finding[] {
  const own = level.attached.flatMap((each) => barrier(each, level, documents));
  const barriers = [...above, ...own];
  return [
    ...withoutAllow(level, documents),
    ...keptIn(level, barriers),
    ...level.below.flatMap((each) => judgeLevel(each, barriers, documents)),
  ];
}

function withoutAllow(level: LintLevel, documents: Documents): readonly Finding[] {
  const read = level.attached.map(({ text }) => documents(text));
  // What cannot be read may allow; the grammar speaks about it.
  if (read.some((each) => each === undefined)) return [];
  if (read.some((each) => each?.statements.some(({ effect }) => effect === "Allow"))) return [];
  return [
    {
      rule: "level-without-allow",
      severity: "error",
      ...level.at,
      message: `${titleOf(level)} has no policy with an Allow, so everything is denied there and below`,
      instead: "`FullAWSAccess` beside the policies that deny, or a policy that allows what is meant",
    },
  ];
}

const barrier = ({ name, text }: AttachedText, level: LintLevel, documents: Documents): readonly Barrier[] =>
  documents(text)?.statements.some(deniesLeaving) ? [{ policy: name, level: titleOf(level) }] : [];

const LEAVING = "organizations:LeaveOrganization";

function deniesLeaving({ effect, actions, resources, conditions }: Statement): boolean {
  const isMeant = actions.patterns.some((each) => fitsAction(each, LEAVING)) !== actions.negated;
  const isEverywhere = resources !== undefined && resources.patterns.includes("*") !== resources.negated;
  return effect === "Deny" && isMeant && isEverywhere && conditions.length === 0;
}

/** What people call a unit from which accounts leave. AWS's migration guidance: life-cycle units; aws-facts 5. */
const WAY_OUT = /\b(transition(al)?|transfer|off-?boarding|departures?|exit|leaving)\b/i;

function keptIn(level: LintLevel, barriers: readonly Barrier[]): readonly Finding[] {
  const isUnit = level.kind === "organizational unit" && WAY_OUT.test(level.name);
  const at = isUnit ? level.at : level.departureAt;
  const [first] = barriers;
  if (at === undefined || first === undefined) return [];
  const meant = isUnit ? "looks like the unit from which accounts leave" : "is meant to be able to leave";
  return [
    {
      rule: "transition-defeated",
      severity: "warning",
      ...at,
      message: `\`${level.name}\` ${meant}, and \`${first.policy}\` on ${first.level} denies \`${LEAVING}\` to it`,
      instead: `\`${first.policy}\` on the units whose accounts stay, and neither here nor above`,
    },
  ];
}

const titleOf = ({ kind, name }: LintLevel): string => (kind === "root" ? "the root" : `the ${kind} \`${name}\``);

const attachedNowhere = ({ name, at }: UnattachedPolicy): Finding => ({
  rule: "policy-attached-nowhere",
  severity: "warning",
  ...at,
  message: `\`${name}\` is attached nowhere, so it guards nobody`,
  instead: "the policy among the `policies` of the root, a unit or an account, or no such policy",
});
