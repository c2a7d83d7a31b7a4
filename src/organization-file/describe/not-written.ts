/** What a world has after departures and the format has no words for, as sentences for the written file's first lines. */
import { instancesOf, type World } from "../../domain/index.ts";

/** Each with its number; nothing is said of what is not there. */
export function notWritten(world: World): readonly string[] {
  const held = new Set([...world.stackSets.keys()].flatMap((id) => [...instancesOf(world, id)].map(stackOf)));
  const free = [...world.stacks.values()].flatMap((stacks) =>
    [...stacks.values()].filter(({ id, deletedAt }) => deletedAt === undefined && !held.has(id)),
  );
  const requests = [...world.serviceQuotas.values()].reduce((sum, each) => sum + each.requests.size, 0);
  const copies = [...world.configurationAggregators.values()].flatMap(({ remains = [] }) => remains);
  return [
    ...counted(
      free.length,
      "of the stacks that their stack sets let go of; what they made is here as the accounts' own",
    ),
    ...counted(requests, "of the requests for higher service quotas"),
    ...counted(copies.length, "of the copies that aggregators of AWS Config keep of accounts that departed"),
  ];
}

const stackOf = ({ stackId }: Readonly<{ stackId: string }>): string => stackId;

const counted = (count: number, what: string): readonly string[] => (count === 0 ? [] : [`${count} ${what}`]);
