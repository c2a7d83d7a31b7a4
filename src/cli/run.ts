/** `orgdrill run`: the drills. */
import { type Command, Option } from "commander";
import { parseInstant } from "../kernel/index.ts";
import type { AddCommand } from "./command.ts";
import { instantValue, listValue, namedValue, regularExpression, shardValue, wholeNumber } from "./option-values.ts";

const START = parseInstant("2026-11-01T00:00:00Z");

export const addRun: AddCommand = (program, exit) => {
  const command = program
    .command("run")
    .description("carry out drills, on the embedded emulator by default")
    .argument("[paths...]", "feature files or folders; the bundled drills without them")
    .option("--org <file>", "organization file; the reference organization without it")
    .addOption(
      new Option("--target <kind>", "where the calls go")
        .choices(["emulator", "endpoint", "container", "aws"])
        .default("emulator"),
    )
    .option("--endpoint <url>", "for --target endpoint; not available yet")
    .option("--tags <expression>", "only drills whose tags match, for example `@claim:LEAVE-01 or @demo`")
    .option("--name <text>", "only drills whose name matches this regular expression", regularExpression)
    .option(
      "--detections <folder>",
      "EventBridge, Sigma and metric filter rules of the organization under test, judged beside its file's own",
    )
    .option("--exceptions <file>", "accepted risks, JSON: [{id, drill | claim, accounts?, reason, approver, expires}]");
  addReportOptions(command)
    .option("--parallel <n>", "worker processes", wholeNumber, 0)
    .option("--shard <i/n>", "only this part of the drills, counted from 1", shardValue)
    .option("--throttle", "refuse calls that come faster than AWS documents")
    .option(
      "--allow-runbooks",
      "run the runbooks that drills name: programs on this machine, with credentials of the emulator alone",
    )
    .option("--allow-not-run <tags>", "drills with one of these tags need not run", listValue)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options) => exit(await (await import("./running.ts")).run(paths, options)));
};

/** Options that every command has which carries drills out. */
export function addReportOptions(command: Command): Command {
  return command
    .option("--report-dir <folder>", "where runs/ and latest go", "reports")
    .option("--format <list>", "html, junit, markdown, csv; all without it", listValue)
    .option("--seed <n>", "seed of every identifier", wholeNumber, 1)
    .addOption(
      new Option("--at <time>", "virtual start, ISO 8601")
        .argParser(instantValue)
        .default(START, "2026-11-01T00:00:00Z"),
    )
    .addOption(
      new Option("--assumptions <mode>", "repeat drills under every alternative of the assumptions they touch, or not")
        .choices(["all", "documented"])
        .default("all"),
    )
    .option("--assume <name=value>", "set a named assumption; may be given again", namedValue)
    .option("--open-report", "open the report in the browser afterwards")
    .option("--json", "print run.json on stdout, and nothing else there");
}

const EXAMPLES = `
Examples:
  orgdrill run                                    the bundled drills on the reference organization
  orgdrill run --org our-org.yaml                 the same on your own
  orgdrill run --tags @claim:DEPART-09            one claim
  orgdrill run --org our-org.yaml --detections detections/
                                                  the same, and whether your own rules would notice
  orgdrill run drills/ --org our-org.yaml         your own features

Exit codes: 0 everything held · 1 something broke · 2 usage or configuration · 3 inconclusive, not run, or the
environment failed · 4 nothing was left to run, or a step is undefined · 5 safety refusal · 6 verification failed · 130 interrupted
`;
