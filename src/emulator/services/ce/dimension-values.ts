/** Values of a dimension with what Cost Explorer tells of them: accounts have their names. */
import type { DimensionValuesWithAttributes } from "@aws-sdk/client-cost-explorer";
import type { World } from "../../../domain/index.ts";
import { parseAccountId } from "../../../kernel/index.ts";
import type { ModelledDimension } from "./filter.ts";

export const describedValues = (
  world: World,
  dimension: ModelledDimension,
  values: readonly string[],
): DimensionValuesWithAttributes[] =>
  values.map((value) => {
    const description = dimension === "LINKED_ACCOUNT" ? nameOf(world, value) : undefined;
    return { Value: value, Attributes: description === undefined ? {} : { description } };
  });

function nameOf(world: World, value: string): string | undefined {
  const id = parseAccountId(value);
  return id === undefined ? undefined : world.accounts.get(id)?.name;
}
