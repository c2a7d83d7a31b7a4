/**
 * Seeded faults in the authorization engine: each is put into a copy of the tree, and the engine's own tests must notice it.
 * The last line is `N passed, N failed`: caught, and survived. `node .ci/mutations.mjs WORD…` runs those whose name has a WORD.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "zx";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const ENGINE = "src/authorization";
/** The same random cases every time, so that a fault is caught or survives for good. */
const SEED = "1";

/** What a fault does, its file in the engine, the text that it replaces (once in that file), and what stands there instead. */
const MUTATIONS = [
  [
    "a level is skipped for denials",
    "is-allowed.ts",
    "for (const { policies } of ladder) if (anyDenies(",
    "for (const { policies } of ladder.slice(1)) if (anyDenies(",
  ],
  [
    "a level is skipped for allows",
    "is-allowed.ts",
    "for (const { policies } of ladder) if (!anyAllows(",
    "for (const { policies } of ladder.slice(0, -1)) if (!anyAllows(",
  ],
  [
    "one level's allow is enough",
    "is-allowed.ts",
    "  for (const { policies } of ladder) if (!anyAllows(policies, question)) return false;\n  return true;",
    "  return ladder.some(({ policies }) => anyAllows(policies, question));",
  ],
  [
    "an empty level is passed over",
    "findings.ts",
    "voices[at]?.allows.length === 0 ?",
    "(ladder?.[at]?.policies.length ?? 0) > 0 && voices[at]?.allows.length === 0 ?",
  ],
  [
    "resource control policies are not asked for denials",
    "is-allowed.ts",
    "    (resourceControl !== undefined && spokesman.ladderDenies(resourceControl, question)) ||\n",
    "",
  ],
  [
    "a boundary's deny is not heard",
    "is-allowed.ts",
    "    (boundary !== undefined && policyDenies(boundary, question)) ||\n",
    "",
  ],
  [
    "a session policy grants by itself",
    "needs.ts",
    "identity: binding.needsIdentity && (within & GRANTS_ALONE) === 0,",
    "identity: binding.needsIdentity && binding.session === undefined && (within & GRANTS_ALONE) === 0,",
  ],
  [
    "a role in a resource policy passes the boundary",
    "needs.ts",
    "NAMED.any | NAMED.user | NAMED.session | NAMED.federated;",
    "NAMED.any | NAMED.user | NAMED.role | NAMED.session | NAMED.federated;",
  ],
  [
    "another account's resource grants alone",
    "needs.ts",
    "const within = binding.crossAccount ? 0 : named;",
    "const within = named;",
  ],
  [
    "root is not bound by service control policies",
    "binding.ts",
    "serviceControl: hasAccount && !isExemptFromControl ?",
    'serviceControl: hasAccount && kind !== "root" && !isExemptFromControl ?',
  ],
  [
    "service-linked roles are bound by service control policies",
    "binding.ts",
    "serviceControl: hasAccount && !isExemptFromControl ?",
    "serviceControl: hasAccount ?",
  ],
  [
    "service-linked roles are bound by resource control policies",
    "binding.ts",
    "resourceControl: isExemptFromControl || isRetireGrant(request) ?",
    "resourceControl: isRetireGrant(request) ?",
  ],
  [
    "services are bound by service control policies",
    "binding.ts",
    "serviceControl: hasAccount && !isExemptFromControl ?",
    "serviceControl: !isExemptFromControl ?",
  ],
  [
    "root needs an identity policy",
    "binding.ts",
    'const hasIdentity = hasAccount && kind !== "root";',
    "const hasIdentity = hasAccount;",
  ],
  [
    "a level without policies is forgotten",
    "remembered-answers.ts",
    "allows: allowing.filter((level) =>",
    "allows: allowing.filter((level) => level.length > 0 &&",
  ],
  [
    "a remembered deny with a condition is taken for one without",
    "compiled-policy.ts",
    "isUnconditional: tests.length === 0",
    "isUnconditional: tests.length < 2",
  ],
  [
    "remembered statements on other resources are taken for one",
    "remembered-answers.ts",
    "JSON.stringify([version, resources, principals, conditions])",
    "JSON.stringify([version, principals, conditions])",
  ],
  ["levels run together in memory", "remembered-answers.ts", '.join()).join("/")', ".join()).join()"],
  [
    "a level is remembered by its first policy alone",
    "remembered-answers.ts",
    "policies.map(({ document }) => this",
    "policies.slice(0, 1).map(({ document }) => this",
  ],
  ["GetCallerIdentity can be denied", "is-allowed.ts", "  if (needsNoPermission(request)) return true;\n", ""],
  [
    "a role's trust policy need not allow",
    "binding.ts",
    '(policy.reference.type === "trust" || ',
    '(policy.reference.type !== "trust" && ',
  ],
  ["an action's case matters", "compiled-policy.ts", "const lower = action.toLowerCase();", "const lower = action;"],
  [
    "NotAction is forgotten",
    "compiled-policy.ts",
    "tests.some((test) => test(action)) !== negated",
    "tests.some((test) => test(action))",
  ],
  [
    "only the first condition counts",
    "compiled-policy.ts",
    "  return (asking) => {\n    for (const test of tests) if (!test(asking)) return false;\n    return true;\n  };",
    "  return (asking) => tests[0]?.(asking) ?? true;",
  ],
  [
    "a variable without a value is let through",
    "compiled-policy.ts",
    "if (requires.length > 0) tests.unshift(resolves(requires));",
    "",
  ],
  [
    "who is named does not matter",
    "compiled-policy.ts",
    "  if (naming !== undefined) tests.unshift((asking) => naming(asking) !== 0);\n",
    "",
  ],
  [
    "NotResource is read as Resource",
    "compile-resource.ts",
    "test: clause.negated ? negate(fitsAny) : fitsAny",
    "test: fitsAny",
  ],
  [
    "a wildcard runs across segments",
    "compile-resource.ts",
    "if (!isBound(bound)) return",
    "if (bound.length >= 0) return",
  ],
  [
    "a wildcard that ends a segment stops there",
    "glob.ts",
    "tokens[next] === COLON ? ANY_RUN : BOUND_RUN",
    "tokens[next] === COLON ? BOUND_RUN : BOUND_RUN",
  ],
  ["a question mark fits nothing", "glob.ts", "token === code || token === ANY_ONE ||", "token === code ||"],
  ["a pattern may overlap itself", "glob.ts", "return from <= text.length - last.length;", "return true;"],
  [
    "a condition's wildcard crosses the parts of an ARN",
    "conditions/arn.ts",
    'parts !== undefined && test.parts.every(({ at, fits }) => fits(parts[at] ?? ""))',
    "parts !== undefined",
  ],
  [
    "the first part of an ARN with a wildcard may hold anything",
    "conditions/arn.ts",
    'at < wild || text === "*"',
    'at <= wild || text === "*"',
  ],
  [
    "StringEquals folds case",
    "conditions/string.ts",
    "const same = (text: string): string => text;",
    "const same = (text: string): string => text.toLowerCase();",
  ],
  [
    "StringEqualsIgnoreCase does not fold case",
    "conditions/string.ts",
    "const lower = (text: string): string => text.toLowerCase();",
    "const lower = (text: string): string => text;",
  ],
  [
    "IfExists is ignored",
    "conditions/compile-condition.ts",
    "const whenAbsent = ifExists || everyValue;",
    "const whenAbsent = everyValue;",
  ],
  [
    "an absent key is a match",
    "conditions/compile-condition.ts",
    "if (value === undefined) return whenAbsent;",
    "if (value === undefined) return true;",
  ],
  [
    "an absent key does not match a negated operator",
    "conditions/compile-condition.ts",
    "const whenAbsent = ifExists || everyValue;",
    'const whenAbsent = ifExists || quantifier === "ForAllValues";',
  ],
  [
    "ForAllValues is false on an empty list",
    "conditions/compile-condition.ts",
    "everyValue ? value.every(",
    "everyValue ? value.length > 0 && value.every(",
  ],
  [
    "ForAllValues is false on an absent key",
    "conditions/compile-condition.ts",
    "const whenAbsent = ifExists || everyValue;",
    "const whenAbsent = ifExists || (everyValue && quantifier === undefined);",
  ],
  [
    "ForAnyValue asks for all values",
    "conditions/compile-condition.ts",
    'const everyValue = quantifier === "ForAllValues" ||',
    "const everyValue = quantifier !== undefined ||",
  ],
  [
    "a negated operator is satisfied by any value",
    "conditions/compile-condition.ts",
    "(quantifier === undefined && negated)",
    "false",
  ],
  [
    "a condition's key keeps its case",
    "conditions/compile-condition.ts",
    "const key = clause.key.toLowerCase();",
    "const key = clause.key;",
  ],
  [
    "a negated operator is read as a positive one",
    "conditions/compile-condition.ts",
    "operator.negated ? (value, asking) => !fits(value, asking) : fits",
    "fits",
  ],
  [
    "Null takes an empty list for present",
    "conditions/null.ts",
    'value === undefined || (value.length === 0 && typeof value !== "string")',
    "value === undefined",
  ],
  [
    "an address range covers its neighbour",
    "conditions/ip-address.ts",
    "Math.max(0, bits - at * 16)",
    "Math.max(0, bits - 1 - at * 16)",
  ],
  ["IPv4 matches IPv6", "conditions/ip-address.ts", "if (network.length !== address.length) return false;", ""],
  ["less than or equal is less than", "conditions/comparison.ts", "requested <= expected", "requested < expected"],
  ["four digits are seconds, not a year", "conditions/date.ts", "\\d{5,15}", "\\d{4,15}"],
  ["Bool is case-sensitive", "conditions/bool.ts", "const word = text.toLowerCase();", "const word = text;"],
  [
    "a missing Version still has variables",
    "template.ts",
    'if (version === "2008-10-17") return accept([{ kind: "pattern", text }]);',
    "",
  ],
  [
    "a variable's value is a pattern",
    "template.ts",
    'return ambiguous && choose(asking, "variable-value-wildcards", "pattern")',
    "return ambiguous",
  ],
  [
    "a variable's default wins",
    "template.ts",
    "variableValue(context, part.key) ?? part.fallback;",
    "part.fallback ?? variableValue(context, part.key);",
  ],
  ["an account id names only its root user", "compile-principal.ts", "ROOT_ARN.exec(entry)?.[1] ?? entry;", "entry;"],
  [
    "NotPrincipal excepts who has a boundary",
    "compile-principal.ts",
    "    if (hasBoundary) return NAMED.byExclusion;\n",
    "",
  ],
];

const chosen = MUTATIONS.filter(
  ([name]) => process.argv.length < 3 || process.argv.slice(2).some((word) => name.includes(word)),
);
const scratch = mkdtempSync(join(tmpdir(), "orgdrill-mutations-"));
const counts = { passed: 0, failed: 0 };

try {
  const copies = Array.from({ length: Math.min(availableParallelism(), 4) }, (_, at) => copyTree(String(at)));
  const [first] = copies;
  const unharmed = await runTests(first);
  if (unharmed.exitCode === 0) {
    const waiting = [...chosen];
    await Promise.all(copies.map((copy) => tryAll(copy, waiting)));
  } else {
    console.log(`${unharmed.stdout}${unharmed.stderr}\nthe tests fail without any fault, so they could not tell one`);
    counts.failed++;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** The engine and what it imports; packages are those of the checkout. */
function copyTree(name) {
  const copy = join(scratch, name);
  for (const part of [ENGINE, "src/kernel", "package.json", "tsconfig.json"])
    cpSync(join(TOP, part), join(copy, part), { recursive: true });
  symlinkSync(join(TOP, "node_modules"), join(copy, "node_modules"));
  return copy;
}

async function tryAll(copy, waiting) {
  for (let mutation = waiting.shift(); mutation !== undefined; mutation = waiting.shift()) await tryOne(copy, mutation);
}

async function tryOne(copy, [name, file, search, replacement]) {
  const path = join(copy, ENGINE, file);
  const text = readFileSync(path, "utf8");
  if (text.split(search).length !== 2)
    return tell(name, false, `\`${file}\` does not hold the text to replace exactly once`);
  writeFileSync(
    path,
    text.replace(search, () => replacement),
  );
  const result = await runTests(copy);
  writeFileSync(path, text);
  // Exit code 1 is a failed test; anything else says nothing about the fault.
  if (result.exitCode > 1) return tell(name, false, `the tests could not be run: ${result.stderr.slice(-500)}`);
  tell(name, result.exitCode === 1, "survived");
}

function runTests(copy) {
  return $({
    cwd: copy,
    nothrow: true,
    quiet: true,
    env: { ...process.env, NO_COLOR: "1", ORGDRILL_ORACLE_SEED: SEED },
  })`node_modules/.bin/vitest run --dir ${ENGINE} --bail 1 --reporter=dot --no-file-parallelism`;
}

function tell(name, isCaught, otherwise) {
  counts[isCaught ? "passed" : "failed"]++;
  console.log(`${isCaught ? "caught  " : "FAILED  "} ${name}${isCaught ? "" : `: ${otherwise}`}`);
}
