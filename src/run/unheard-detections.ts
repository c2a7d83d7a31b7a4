/** A folder of detections that no selected drill would hear is a mistake, and is said before anything runs. */
import type { RunRefusal } from "../compose.ts";
import type { RunRequest } from "./run-request.ts";
import type { PlannedScenario } from "./scenario.ts";

/** As `steps/organization.steps.ts` has it; every other organization is an example, with detections of its own or none. */
const UNDER_TEST = "the organization under test";

/** Detections that are brought live in the accounts of the organization under test, the reference organization where none is given. */
export function unheardDetections(
  { detectionsFolder }: RunRequest,
  plan: readonly PlannedScenario[],
): RunRefusal | undefined {
  if (detectionsFolder === undefined) return undefined;
  if (plan.some(({ steps }) => steps.some(({ text }) => text === UNDER_TEST))) return undefined;
  return {
    exitCode: 2,
    lines: [
      "--detections: none of the selected drills is on the organization under test, so none would hear these detections",
    ],
    nextStep: `begin a drill with \`Given ${UNDER_TEST}\`, and give --org with the file of the organization whose accounts they live in`,
  };
}
