/** `orgdrill detect`: which detections match which records. */
import type { AddCommand } from "./command.ts";

export const addDetect: AddCommand = (program, exit) => {
  program
    .command("detect")
    .description("which of your detections match which CloudTrail records")
    .requiredOption(
      "--detections <folder>",
      "Sigma .yml, EventBridge .json, .metric-filter.json; placement.yaml says where they live",
    )
    .requiredOption(
      "--events <path>",
      "CloudTrail log file, answer of LookupEvents, records one a line, any as gzip; a folder of them or of a run; `-` is standard input",
    )
    .option("--org <file>", "organization file: names of accounts, and which one is the management account")
    .option("--allow-python", "run Panther rules with your own python3; without it a folder that holds some is refused")
    .option("--json", "print one JSON document on stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (options) => exit(await (await import("./detecting.ts")).detect(options)));
};

const EXAMPLES = `
Examples:
  orgdrill detect --detections rules/ --events 111111111111_CloudTrail_us-east-1_20261101T0000Z_x.json.gz
  orgdrill detect --detections rules/ --events trail.ndjson --org our-org.yaml --json
  orgdrill detect --detections rules/ --events reports/latest           what the drills of the newest run saw

Exit codes: 0 whatever matched · 2 usage, or a detection or file that cannot be read · 3 something in the file is no record
`;
