/** The command line: one file for each command, loaded when it is asked for. */
import { Command, CommanderError } from "commander";
import { addClock } from "./clock.ts";
import { Complaint, describeComplaint, renderComplaint } from "./complaint.ts";
import { addConsole } from "./console.ts";
import { addCoverage } from "./coverage.ts";
import { addDemo } from "./demo.ts";
import { addDetect } from "./detect.ts";
import { addExec } from "./exec.ts";
import { EXIT } from "./exit-codes.ts";
import { addFault } from "./fault.ts";
import { addLint } from "./lint.ts";
import { addList } from "./list.ts";
import { addNotYet } from "./not-yet.ts";
import { version } from "./package-facts.ts";
import { addReplay } from "./replay.ts";
import { addReport } from "./report.ts";
import { addRun } from "./run.ts";
import { addServe } from "./serve.ts";
import { addShow } from "./show.ts";
import { addSteps } from "./steps.ts";
import { show } from "./terminal.ts";
import { addVerify } from "./verify.ts";

const COMMANDS = [
  addDemo,
  addRun,
  addServe,
  addExec,
  addConsole,
  addFault,
  addClock,
  addList,
  addShow,
  addSteps,
  addLint,
  addDetect,
  addCoverage,
  addReport,
  addVerify,
  addReplay,
  addNotYet,
];

async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("orgdrill")
    .description(
      "Could somebody take one of our accounts out of the organization, would we notice, and can we prove it?",
    )
    .version(version())
    .enablePositionalOptions()
    .configureOutput({ writeOut: (text) => show(text), writeErr: (text) => show(text, process.stderr) })
    .showHelpAfterError("(orgdrill --help shows what there is)")
    .addHelpText(
      "after",
      "\nStart here:\n  orgdrill demo                       the first two minutes, without a file, a network or an account\n  orgdrill run --org our-org.yaml     the bundled drills on your own organization\n",
    );
  let exitCode: number = EXIT.held;
  for (const add of COMMANDS) add(program, (code) => (exitCode = code));
  for (const command of [program, ...program.commands]) command.exitOverride();
  await program.parseAsync([...argv]);
  return exitCode;
}

/** A reader that went away (`orgdrill list | head`) is no error of ours. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

main(process.argv).then(
  (code) => {
    process.exitCode = code;
  },
  (thrown: unknown) => {
    if (thrown instanceof CommanderError) {
      process.exitCode = thrown.exitCode === 0 ? EXIT.held : EXIT.usage;
    } else if (thrown instanceof Complaint) {
      show(renderComplaint(thrown), process.stderr);
      if (process.argv.includes("--json"))
        process.stdout.write(`${JSON.stringify({ error: describeComplaint(thrown) })}\n`);
      process.exitCode = thrown.exitCode;
    } else {
      process.stderr.write(
        `orgdrill: a defect of ours, please report it\n${thrown instanceof Error ? thrown.stack : thrown}\n`,
      );
      process.exitCode = EXIT.inconclusive;
    }
  },
);
