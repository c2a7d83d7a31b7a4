/** The operator's own runbook: a program that acts with an operator's credentials. Its exit code is told and judges nothing. */
import type { Program } from "../../target/index.ts";
import { type Action, NothingToActOn } from "../action.ts";

/** Throws `NothingToActOn` where the target runs no programs. */
export const runRunbook = (program: Program, args: readonly string[] = []): Action => ({
  id: "run-runbook",
  kind: "response",
  sentence: `run the runbook ${program.name}`,
  techniques: [],
  undo: "nothing but the runbook's own way back",
  async carryOut({ runProgram }) {
    if (runProgram === undefined) throw new NothingToActOn("this target runs no programs");
    return runProgram(program, args);
  },
});
