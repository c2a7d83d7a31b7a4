/** The aggregator that a reading call names. */
import { type ConfigurationAggregator, findAggregator } from "../../../domain/index.ts";
import type { Result } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { placeOf } from "./places.ts";
import type { ConfigRefusal } from "./refusals.ts";

export const askedAggregator = (
  context: OperationContext,
  { ConfigurationAggregatorName: name = "" }: Readonly<{ ConfigurationAggregatorName: string | undefined }>,
): Result<ConfigurationAggregator, ConfigRefusal> => findAggregator(context.world, { ...placeOf(context), name });
