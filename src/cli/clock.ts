/** `orgdrill clock`: reads or moves the virtual time of a running emulator. */
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { askControl, DEFAULT_ENDPOINT, refusalIn } from "./control-client.ts";
import { EXIT } from "./exit-codes.ts";

type Options = Readonly<{ endpoint: string; advance?: string; set?: string; json?: boolean }>;

const EXAMPLES = `
Examples:
  orgdrill clock
  orgdrill clock --advance 15d
  orgdrill clock --set 2026-12-24T18:00:00Z
`;

export const addClock: AddCommand = (program, exit) => {
  program
    .command("clock")
    .description("reads or moves the virtual time of a running `orgdrill serve`")
    .option("--advance <length>", "move forward, such as 90m, 15d")
    .option("--set <time>", "move forward to an ISO 8601 instant")
    .option("--endpoint <url>", "where the emulator listens", DEFAULT_ENDPOINT)
    .option("--json", "print one JSON document on stdout")
    .addHelpText("after", EXAMPLES)
    .action(async ({ endpoint, advance, set, json }: Options) => {
      const isMove = advance !== undefined || set !== undefined;
      const answer = await askControl(endpoint, "clock", isMove ? { advance, set } : undefined);
      const refusal = refusalIn(answer);
      if (refusal !== undefined) {
        throw new Complaint({
          exitCode: EXIT.usage,
          lines: [refusal.message],
          nextStep: "`orgdrill clock --help` has examples",
        });
      }
      process.stdout.write(json === true ? `${JSON.stringify(answer.body)}\n` : `${answer.body.now}\n`);
      exit(EXIT.held);
    });
};
