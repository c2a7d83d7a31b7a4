/** Whose recorder or aggregator a call is about, and on what it is authorized. Service Authorization Reference: "AWS Config". */
import { type ConfigurationRecorder, configKey, findAggregator, recorderArn } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

export const placeOf = ({ caller, request }: OperationContext) => ({
  accountId: caller.accountId,
  region: request.region,
});

/** The account's recorder in this Region, where it has one. */
export const ownRecorder = (context: OperationContext): ConfigurationRecorder | undefined =>
  context.world.configurationRecorders.get(configKey(placeOf(context)));

/** The recorder's ARN ends in letters of its own, which are not told anywhere: any will do. */
export function onRecorder(context: OperationContext, operation: string, name = ""): readonly RequiredPermission[] {
  const { accountId, region } = placeOf(context);
  const resource = recorderArn({ accountId, region, name }, "*");
  return [{ action: `config:${operation}`, resource }];
}

export function onAggregator(context: OperationContext, operation: string, name = ""): readonly RequiredPermission[] {
  const place = placeOf(context);
  const found = findAggregator(context.world, { ...place, name });
  const unknown = `arn:aws:config:${place.region}:${place.accountId}:config-aggregator/*`;
  return [{ action: `config:${operation}`, resource: found.ok ? found.value.arn : unknown }];
}
