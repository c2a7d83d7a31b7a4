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

function located(level: LevelReference, ladder: readonly PolicyLevel[]): LevelReference {
  const at = ladder.findIndex((each) => each.level.id === level.id);
  if (at < 1) return level;
  const path = ladder.slice(0, at + 1).map((each) => each.level.name);
  return { ...level, path: path.join("/") };
}
