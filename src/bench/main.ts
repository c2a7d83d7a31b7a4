/** Runs the benchmarks that were named, or all of them: one JSON line for each figure on stdout, everything else on stderr. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BENCHES } from "./benches.ts";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = BENCHES.map(({ name }) => name).join(", ");
  console.error(`there is no benchmark called \`${unknown.join("`, `")}\`; expected some of ${known}`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "orgdrill-bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const place = { top: process.cwd(), bundle: dirname(fileURLToPath(import.meta.url)), scratch };

for (const bench of BENCHES) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  try {
    for await (const figure of bench.run(place)) console.log(JSON.stringify(figure));
  } catch (thrown) {
    console.error(`bench ${bench.name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    process.exitCode = 1;
  }
}
