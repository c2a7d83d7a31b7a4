/** The trail that a fault is about, by its ARN, or by its name where only one is called so. */
import type { Trail, World } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";

export function findTrail({ trails }: World, reference: string): Result<Trail, string> {
  const found = [...trails.values()].filter(({ arn, name }) => arn === reference || name === reference);
  const [only, another] = found;
  if (only === undefined)
    return refuse(`no trail is called \`${reference.slice(0, 200)}\`; expected its name or its ARN`);
  if (another === undefined) return accept(only);
  return refuse(`${found.length} trails are called \`${reference}\`; expected an ARN such as \`${only.arn}\``);
}

/** The asker for whom the service's own decisions answer: whoever keeps the trail, in its home Region. */
export const keeperOf = ({ accountId, homeRegion }: Trail) => ({ accountId, region: homeRegion });
