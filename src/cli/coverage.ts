/** `orgdrill coverage`: which threats your detections would see, and which nobody sees. */
import type { AddCommand } from "./command.ts";

export const addCoverage: AddCommand = (program, exit) => {
  program
    .command("coverage")
    .description("which attacks on an organization your detections would see, and which no detection sees")
    .requiredOption(
      "--detections <folder>",
      "Sigma .yml, EventBridge .json, .metric-filter.json; placement.yaml says where they live",
    )
    .option("--org <file>", "organization file: counts the accounts in which somebody would be told")
    .option("--json", "print one JSON document on stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (options) => exit((await import("./covering.ts")).cover(options)));
};

const EXAMPLES = `
Examples:
  orgdrill coverage --detections scenarios/detections/eventbridge
  orgdrill coverage --detections rules/ --org our-org.yaml --json

Every event is asked for as a success and as a denial, in the shape of recorded or documented records; those that are modelled say so.
`;
