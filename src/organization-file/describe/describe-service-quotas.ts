/** Values of service quotas as the file writes them. The format has no words for requests that are pending. */
import type { World } from "../../domain/index.ts";
import { formatInstantMs, type Json } from "../../kernel/index.ts";
import { type JsonObject, present } from "./omit.ts";

export const describeServiceQuotas = (world: World): readonly JsonObject[] =>
  [...world.serviceQuotas].flatMap(([account, { applied, leftAt }]) =>
    applied.size === 0
      ? []
      : [
          present({
            account,
            applied: [...applied].map(describeApplied),
            left: leftAt === undefined ? undefined : formatInstantMs(leftAt),
          }),
        ],
  );

function describeApplied([key, value]: readonly [string, number]): Json {
  const [region = "", service = "", quota = ""] = key.split("/");
  return present({ service, quota, value, region: region === "" ? undefined : region });
}
