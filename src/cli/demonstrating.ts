/** Tells the story of the reference organization while the drills run, and what to type next. */
import { join } from "node:path";
import { wrapped } from "../kernel/index.ts";
import { storyOf } from "./demo-story.ts";
import { exitCodeOf } from "./exit-codes.ts";
import { FIXED_ORGANIZATION, REFERENCE_ORGANIZATION, rootsHere } from "./package-facts.ts";
import { carryOutFor, type ReportOptions, requestFrom } from "./running.ts";
import { widthOf } from "./terminal.ts";

export async function demonstrate(options: ReportOptions & Readonly<{ fixed?: boolean }>): Promise<number> {
  const roots = rootsHere();
  const isFixed = options.fixed === true;
  const story = wrapped(isFixed ? FIXED_STORY : STORY, widthOf(process.stderr));
  process.stderr.write(`${story.join("\n")}\n\n`);
  const request = {
    ...requestFrom(options),
    paths: [join(roots.packageRoot, "features")],
    organizationFile: join(roots.packageRoot, isFixed ? FIXED_ORGANIZATION : REFERENCE_ORGANIZATION),
    tags: "@demo",
    name: undefined,
    parallel: 0,
    shard: undefined,
    exceptionsFile: undefined,
  };
  const finished = await carryOutFor(request, {
    ...options,
    opening: storyOf,
    nextSteps: isFixed ? AFTER_THE_FIX : AFTER_THE_DEMO,
  });
  return exitCodeOf(finished.document, []);
}

const STORY =
  "acme is an invented company with fourteen accounts. An intruder holds the administrators of each of them, and then the root " +
  "users. Could somebody take an account out of the organization, and would anybody notice?";

const FIXED_STORY =
  "acme again, with two lines of its file changed: the guardrail is attached to the vendors' organizational unit too, and the " +
  "alarm is deployed where the records are, in every member account.";

const AFTER_THE_DEMO = [
  "npx orgdrill demo --fixed             the same with two lines changed",
  "npx orgdrill run --org our-org.yaml   your own organization",
];
const AFTER_THE_FIX = [
  "npx orgdrill run --org our-org.yaml   your own organization",
  "npx orgdrill verify reports/latest    check the evidence offline",
];
