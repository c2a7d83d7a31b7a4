/** Opens a file with the desktop's own program; a machine without one is told where the file is. */
import { spawn } from "node:child_process";

const OPENER: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: "open", linux: "xdg-open" };

export function openInBrowser(path: string): void {
  const opener = OPENER[process.platform];
  const complain = (): boolean => process.stderr.write(`orgdrill: no program to open it with; the report is ${path}\n`);
  if (opener === undefined) {
    complain();
    return;
  }
  const child = spawn(opener, [path], { detached: true, stdio: "ignore" });
  child.on("error", complain);
  child.unref();
}
