/** Cucumber words a step definition for each undefined step, which takes time with the cube of its length; nobody reads it here. */

/** Tells every kind of parameter in what was loaded to keep out of such wordings. The object has no public type. */
export function withoutSnippets<Support extends object>(support: Support): Support {
  for (const type of parameterTypesIn(support)) Object.assign(type, { useForSnippets: false });
  return support;
}

function parameterTypesIn(support: object): readonly object[] {
  const registry: unknown = "parameterTypeRegistry" in support ? support.parameterTypeRegistry : undefined;
  if (typeof registry !== "object" || registry === null || !("parameterTypes" in registry)) return [];
  const types: unknown = registry.parameterTypes;
  return isIterable(types) ? [...types].filter((each) => typeof each === "object" && each !== null) : [];
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value;
