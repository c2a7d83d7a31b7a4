/** What a command's file offers: it adds itself to the program, and tells its exit code. */
import type { Command } from "commander";

export type SetExitCode = (code: number) => void;
export type AddCommand = (program: Command, exit: SetExitCode) => void;
