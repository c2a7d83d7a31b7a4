/** Functions as the file writes them. The format has no words for their settings beside the description and for code. */
import type { LambdaFunction, World } from "../../domain/index.ts";
import { formatInstantMs } from "../../kernel/index.ts";
import { documentOf, type JsonObject, present } from "./omit.ts";

/** By name, or by account, Region and name where a name comes twice. */
export function describeFunctions(world: World): JsonObject {
  const functions = [...world.functions.values()];
  const names = functions.map(({ name }) => name);
  return Object.fromEntries(
    functions.map((lambda) => {
      const { accountId, region, name } = lambda;
      const isNamesake = names.indexOf(name) !== names.lastIndexOf(name);
      return [isNamesake ? `${accountId}/${region}/${name}` : name, describeFunction(world, lambda, isNamesake)];
    }),
  );
}

function describeFunction(world: World, lambda: LambdaFunction, isNamesake: boolean): JsonObject {
  const { accountId, name, region, roleArn, policy, tells, settings, modifiedAt } = lambda;
  const roles = world.identities.get(accountId)?.roles.values() ?? [];
  return present({
    account: accountId,
    name: isNamesake ? name : undefined,
    region: region === "us-east-1" ? undefined : region,
    role: [...roles].find(({ arn }) => arn === roleArn)?.name,
    document: policy === undefined ? undefined : documentOf(policy),
    tells,
    description: settings.description === "" ? undefined : settings.description,
    since: formatInstantMs(modifiedAt),
  });
}
