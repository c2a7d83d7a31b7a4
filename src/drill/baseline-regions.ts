/** In which Regions the world is read: where it has something, where detections listen, and where somebody acted. */
import type { Drill } from "./drill.ts";

/** What has no Region of its own is read here, and where nothing else is said everything is. */
export const HOME_REGION = "us-east-1";

/** Where the drill has reason to look, us-east-1 first. */
export function regionsOf(drill: Drill): readonly string[] {
  const found = new Set([...(drill.view.regions ?? []), ...drill.otherRegions, ...actedIn(drill)]);
  found.delete(HOME_REGION);
  return [HOME_REGION, ...[...found].sort()];
}

/** Regions that somebody's call was sent to by name. */
export const actedIn = ({ history }: Drill): readonly string[] => history.flatMap(({ action }) => action.region ?? []);

/** `payments`, or `payments (eu-west-1)`. */
export const nameIn = (account: string, region: string): string =>
  region === HOME_REGION ? account : `${account} (${region})`;

/** The name of a part or of a thing without its Region. */
export const withoutRegion = (subject: string): string => subject.replace(/ \([a-z]{2}(-[a-z]{1,10}){1,3}-\d\)$/, "");
