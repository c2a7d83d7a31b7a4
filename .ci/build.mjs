/** Bundles the command, the package's public face and the step definitions into dist/. Run by `npm run build` and by `prepare`. */
import { spawn } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(TOP, "dist");
const COMMAND = "orgdrill.js";
const HASHBANG = "#!/usr/bin/env node\n";
const SCHEMA = "src/organization-file/schema.json";

/** Chunks of an older build stay this long, because a program that started from it may still load them. */
const GRACE_MS = ["pack", "publish"].includes(process.env.npm_command ?? "") ? 0 : 60_000;

const startedAt = performance.now();
const esbuild = await import("esbuild").catch(() => undefined);
if (esbuild === undefined) {
  console.log("build: esbuild is not installed (development dependencies were left out), so nothing was built");
  process.exit(process.env.npm_lifecycle_event === "prepare" ? 0 : 1);
}
const [files, declarations] = await Promise.all([bundles(), typeDeclarations()]).catch(failed);
await writeAll([...files, ...declarations, ...(await schema())]);
const removed = await removeStale(new Set([...files, ...declarations].map((file) => file.path)));
report(files.length + declarations.length, removed);

/** Entries share their chunks, so that the World and the step files see one instance of every module. */
async function bundles() {
  const entryPoints = await entries();
  if (entryPoints.length === 0) return [];
  const { outputFiles } = await esbuild.build({
    absWorkingDir: TOP,
    entryPoints,
    outdir: DIST,
    bundle: true,
    // What is loaded stays in memory as text: without blanks and comments, a listening server is some megabytes smaller. Names stay.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 200,
    splitting: true,
    chunkNames: "[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20",
    external: (await packages()).flatMap((name) => [name, `${name}/*`]),
    sourcemap: "linked",
    sourcesContent: false,
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "warning",
  });
  return withHashbang(outputFiles.map(({ path, text }) => ({ path: relative(DIST, path), text })));
}

async function entries() {
  const steps = (await readdir(join(TOP, "steps")).catch(() => []))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => ({ in: `steps/${name}`, out: `steps/${name.slice(0, -3)}` }));
  const single = [
    { in: "src/cli/orgdrill.ts", out: "orgdrill" },
    { in: "src/index.ts", out: "index" },
  ];
  const there = await Promise.all(single.map((entry) => exists(entry.in)));
  for (const [index, entry] of single.entries()) if (!there[index]) skipped(entry.in);
  if (steps.length === 0) skipped("steps/*.ts");
  return [...single.filter((_, index) => there[index]), ...steps];
}

/** Everything that an install brings along stays outside the bundle. */
async function packages() {
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(await readFile(join(TOP, "package.json"), "utf8"));
  return [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
}

/** The line that makes the command a program; its source map moves down by one line with it. */
function withHashbang(files) {
  return files.map((file) => {
    const command = files.find(({ path }) => path === COMMAND);
    if (command === undefined || command.text.startsWith("#!")) return file;
    if (file.path === COMMAND) return { ...file, text: HASHBANG + file.text };
    if (file.path !== `${COMMAND}.map`) return file;
    const map = JSON.parse(file.text);
    return { ...file, text: JSON.stringify({ ...map, mappings: `;${map.mappings}` }) };
  });
}

/** `dist/index.d.ts` leads into `dist/types/`, which the compiler writes for `src/index.ts` and what it needs. */
async function typeDeclarations() {
  const compiler = join(TOP, "node_modules/typescript/bin/tsc");
  if (!(await exists("src/index.ts")) || !(await exists(relative(TOP, compiler)))) return [];
  const folder = join(DIST, `.types-${process.pid}`);
  // Errors in types are the check's business; declarations are written all the same.
  await ended(
    spawn(process.execPath, [compiler, "--project", ".ci/declarations.json", "--outDir", folder], { cwd: TOP }),
  );
  const written = await filesBelow(folder);
  const files = await Promise.all(
    written.map(async (path) => ({ path: join("types", relative(folder, path)), text: await readFile(path, "utf8") })),
  );
  await rm(folder, { recursive: true, force: true });
  return [...reachable(files), { path: "index.d.ts", text: 'export * from "./types/index.js";\n' }];
}

/** The compiler declares every file that it has seen; most of them nobody can get at from the public face. */
function reachable(files) {
  const known = new Map(files.map((file) => [file.path, file]));
  const wanted = new Set([join("types", "index.d.ts")]);
  for (const path of wanted) {
    const { text = "" } = known.get(path) ?? {};
    for (const [, from] of text.matchAll(/(?:from|import\(?)\s*"(\.[^"]+)"/g)) {
      wanted.add(join(dirname(path), from.replace(/\.(?:js|ts)$/, ".d.ts")));
    }
  }
  return files.filter(({ path }) => wanted.has(path));
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

async function schema() {
  if (!(await exists(SCHEMA))) return [];
  return [{ path: basename(SCHEMA), text: await readFile(join(TOP, SCHEMA), "utf8") }];
}

/**
 * Every file appears in one step, and entries after the chunks that they load, so that two builds at once, or a program that
 * starts during a build, never meet half of one.
 */
async function writeAll(files) {
  const isEntry = ({ path }) => /^(orgdrill|index|steps\/[^/]+)\.js$/.test(path);
  for (const group of [files.filter((file) => !isEntry(file)), files.filter(isEntry)])
    await Promise.all(group.map(write));
}

async function write({ path, text }) {
  const target = join(DIST, path);
  const draft = `${target}.${process.pid}.draft`;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(draft, text);
  if (path === COMMAND) await chmod(draft, 0o755);
  await rename(draft, target);
}

async function removeStale(current) {
  const now = Date.now();
  const old = (await filesBelow(DIST)).filter((path) => {
    const name = relative(DIST, path);
    return !current.has(name) && name !== basename(SCHEMA);
  });
  const ages = await Promise.all(
    old.map((path) =>
      stat(path)
        .then(({ mtimeMs }) => now - mtimeMs)
        .catch(() => 0),
    ),
  );
  const stale = old.filter((_, index) => ages[index] >= GRACE_MS);
  await Promise.all(stale.map((path) => rm(path, { force: true })));
  return stale.length;
}

async function filesBelow(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

function exists(path) {
  return stat(join(TOP, path)).then(
    () => true,
    () => false,
  );
}

/** The bundler has printed what is wrong and where; anything else is a defect of this script and keeps its trace. */
function failed(thrown) {
  if (thrown.errors === undefined) throw thrown;
  console.error(`build: ${thrown.errors.length} errors, and dist/ was left as it was`);
  process.exit(1);
}

function skipped(path) {
  console.log(`build: skipped \`${path}\`, which does not exist`);
}

function report(count, stale) {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`build: ${count} files in dist/${stale > 0 ? `, ${stale} old ones removed` : ""}, ${seconds} s`);
}
