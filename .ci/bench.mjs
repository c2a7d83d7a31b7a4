/** Runs benchmarks: `npm run bench` for all, `npm run bench -- http start` for some. Bundles them first, so that they run as dist/ does. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const TOP = fileURLToPath(new URL("..", import.meta.url));
// Below node_modules, so that the bundle finds its packages.
const folder = await mkdtemp(join(TOP, "node_modules/.orgdrill-bench-"));

try {
  await build({
    absWorkingDir: TOP,
    entryPoints: [
      { in: "src/bench/main.ts", out: "main" },
      { in: "src/bench/http/constant-server.ts", out: "constant-server" },
      { in: "src/bench/load/load-organization.ts", out: "load-organization" },
    ],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
  });
  process.exitCode = await new Promise((resolve, reject) => {
    const options = { cwd: TOP, stdio: ["ignore", "inherit", "inherit"] };
    const child = spawn(
      process.execPath,
      ["--no-warnings", "--expose-gc", join(folder, "main.js"), ...process.argv.slice(2)],
      options,
    );
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
