/** Where in the organization a level is: the names on the way to it. */
import type { Denial, LevelReference } from "./explanation.ts";
import type { PolicyLevel, PolicyScope } from "./request.ts";

/** The same denial, whose level knows the names from the root down to it. The root needs none. */
export function withLevelPath(denial: Denial, scope: PolicyScope): Denial {
  const ladder = denial.policyType === "resourceControl" ? scope.resourceControl : scope.serviceControl;
  if (ladder === undefined) return denial;
  if (denial.kind === "implicit") {
    return denial.level === undefined ? denial : { ...denial, level: located(denial.level, ladder) };
  }
  const { statement } = denial;
  const { policy } = statement;
  if (policy.level === undefined) return denial;
  return { ...denial, statement: { ...statement, policy: { ...policy, level: located(policy.level, ladder) } } };
}

const signed = new WeakMap<readonly PolicyLevel[], readonly PolicyLevel[]>();

/**
 * The same ladder, on which every policy's reference says at which level it is attached, and every level knows its path. Worked out once
 * for each ladder, as ladders do not change.
 */
export function signposted(ladder: readonly PolicyLevel[]): readonly PolicyLevel[] {
  const known = signed.get(ladder);
  if (known !== undefined) return known;
  const made = ladder.map(({ level, policies }) => {
    const place = located(level, ladder);
    return {
      level: place,
      policies: policies.map(({ reference, document }) => ({ reference: { ...reference, level: place }, document })),
    };
  });
  signed.set(ladder, made);
  return made;
}

function located(level: LevelReference, ladder: readonly PolicyLevel[]): LevelReference {
  const at = ladder.findIndex((each) => each.level.id === level.id);
  if (at < 1) return level;
  const path = ladder.slice(0, at + 1).map((each) => each.level.name);
  return { ...level, path: path.join("/") };
}
