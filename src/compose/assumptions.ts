/** Every named assumption of every module, in one list. */
import { AUTHORIZATION_ASSUMPTIONS } from "../authorization/index.ts";
import { type Assumption, DOMAIN_ASSUMPTIONS } from "../domain/index.ts";

export const allAssumptions = (): readonly Omit<Assumption, "sentence">[] => [
  ...DOMAIN_ASSUMPTIONS,
  ...AUTHORIZATION_ASSUMPTIONS,
];

/** The value of every assumption: the default unless it was set. */
export function assumptionValues(set: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(allAssumptions().map((each) => [each.name, set[each.name] ?? each.default]));
}

/** What is wrong with assumptions that somebody set by hand; empty when nothing is. */
export function assumptionProblems(set: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(set).flatMap(([name, value]) => {
    const known = allAssumptions().find((each) => each.name === name);
    if (known === undefined)
      return [
        `no assumption is called \`${name}\`; known: ${allAssumptions()
          .map((each) => each.name)
          .join(", ")}`,
      ];
    const values = [known.default, ...known.alternatives];
    return values.includes(value)
      ? []
      : [
          `the assumption \`${name}\` has the values ${values.map((each) => `\`${each}\``).join(", ")}, not \`${value}\``,
        ];
  });
}
