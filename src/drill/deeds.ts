/** What can stand after "tries to": deeds in words become actions. */
import { type Action, callApi, leaveOrganization } from "../action/index.ts";
import { accountNamed } from "./cast.ts";
import { DEEDS } from "./deeds.data.ts";
import type { Drill } from "./drill.ts";

const NAME = /"([^"]*)"/g;

/** Deeds that are actions of their own. */
const OWN: Readonly<Record<string, Action>> = { [leaveOrganization.sentence]: leaveOrganization };

/** Every deed in words; `"…"` stands for a name. */
export const DEEDS_IN_WORDS: readonly string[] = [...Object.keys(OWN), ...Object.keys(DEEDS)];

/** `create the user "mallory"` becomes the action. Throws for words that are no deed, and for an account that nobody knows. */
export function deedOf(drill: Drill, words: string): Action {
  const pattern = words.replaceAll(NAME, '"…"');
  if (Object.hasOwn(OWN, pattern) && OWN[pattern] !== undefined) return OWN[pattern];
  const deed = Object.hasOwn(DEEDS, pattern) ? DEEDS[pattern] : undefined;
  if (deed === undefined) throw new Error(`no deed is called \`${words}\``);
  const [first = "", second = ""] = [...words.matchAll(NAME)].map(([, name]) => name);
  const { service, operation, input, shows } = deed(first, second, (name) => accountNamed(drill, name).id);
  return { ...callApi(service, operation, input), sentence: words, ...(shows !== undefined && { shows }) };
}
