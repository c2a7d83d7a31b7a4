/** Which agreements with AWS cover an account, by what AWS Artifact lists for it. Claim LEAVE-12. */
import { listOf, readAgreements } from "../action/index.ts";
import { absenceOf, noteSeen, wasSeen } from "./absence.ts";
import type { Actor, Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { lookersBeside } from "./elsewhere.ts";
import { claim } from "./expect-consequence.ts";
import { lookUp } from "./look-up.ts";

type AgreementSeen = Readonly<{ name?: string; organizationArn?: string }>;

/** An agreement covers an account; or it does not, though it covers others or has covered it. */
export async function expectAgreement(
  drill: Drill,
  { viewer, agreement, isCovered }: Readonly<{ viewer: Actor; agreement: string; isCovered: boolean }>,
): Promise<void> {
  const { looked, seen } = await lookAtAgreements(drill, viewer);
  const found = seen.find(({ name }) => name === agreement);
  const { name } = viewer.account;
  const observed = looked.refusal ?? (found === undefined ? "not covered" : `covered by ${ownerOf(found)}`);
  const holds = looked.refusal === undefined && (found !== undefined) === isCovered;
  claim(drill, {
    attempt: looked.attempt,
    account: viewer.account,
    holds,
    reason: `${name} and ${agreement}: ${observed}`,
    expected: isCovered ? "covered" : "not covered",
    observed,
    ...(!isCovered && holds && (await agreementsElsewhere(drill, viewer, agreement))),
  });
}

const ownerOf = ({ organizationArn }: AgreementSeen): string =>
  `an agreement of its ${organizationArn === undefined ? "own" : "organization"}`;

const subjectOf = (agreement: string): string => `agreement ${agreement}`;

async function lookAtAgreements(drill: Drill, viewer: Actor) {
  const looked = await lookUp(drill, viewer, readAgreements);
  const seen = listOf<AgreementSeen>(looked.output, "customerAgreements");
  for (const { name = "" } of seen) noteSeen(drill, subjectOf(name));
  return { looked, seen };
}

async function agreementsElsewhere(drill: Drill, viewer: Actor, agreement: string) {
  const known = new Set<string>();
  const looks: Attempt[] = [];
  const subject = subjectOf(agreement);
  for (const other of lookersBeside(drill, drill.view.accounts, viewer.account)) {
    if (wasSeen(drill, subject)) break;
    const { looked, seen } = await lookAtAgreements(drill, other);
    looks.push(looked.attempt);
    for (const { name = "" } of seen) known.add(name);
  }
  const what = `an agreement \`${agreement}\``;
  return { absence: absenceOf(drill, { subject, what, name: agreement, known }), looks };
}
