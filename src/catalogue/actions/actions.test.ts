import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ACTIONS_WITHOUT_RESOURCES } from "./actions-without-resources.ts";
import { KNOWN_ACTIONS } from "./known-actions.ts";
import { RETIRED_ACTIONS } from "./retired-actions.ts";
import { SERVICE_PREFIXES } from "./service-prefixes.ts";

const pathTo = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

describe("the dictionary of actions", () => {
  test("is what the generator writes from the SDK packages that are installed", () => {
    const generated = execFileSync(process.execPath, [pathTo("../../../.ci/actions.mjs"), "--print"], {
      encoding: "utf8",
    });
    expect(readFileSync(pathTo("operation-actions.data.ts"), "utf8")).toBe(generated);
  }, 30_000);

  test.each([
    ["organizations", "LeaveOrganization"],
    ["account", "CloseAccount"],
    ["iam", "PassRole"],
    ["sts", "AssumeRoot"],
    ["cloudtrail", "StopLogging"],
    ["events", "DisableRule"],
  ])("%s has %s", (prefix, name) => {
    expect(KNOWN_ACTIONS.get(prefix)).toContain(name);
  });

  test("has every name once, in order, and its services among the prefixes", () => {
    for (const [prefix, names] of KNOWN_ACTIONS) {
      expect(names).toEqual([...new Set(names)].toSorted());
      expect(SERVICE_PREFIXES).toContain(prefix);
    }
  });

  test("knows every action without resources", () => {
    for (const action of ACTIONS_WITHOUT_RESOURCES) {
      const [prefix = "", name = ""] = action.split(":");
      expect(KNOWN_ACTIONS.get(prefix), action).toContain(name);
    }
  });

  test("has dates on retired actions, whose services are known", () => {
    for (const { pattern, since } of RETIRED_ACTIONS) {
      expect(since).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(pattern).toBe(pattern.toLowerCase());
      expect(SERVICE_PREFIXES).toContain(pattern.split(":")[0]);
    }
  });

  test("has at least three hundred prefixes, each once", () => {
    expect(SERVICE_PREFIXES.size).toBeGreaterThan(300);
    for (const prefix of SERVICE_PREFIXES) expect(prefix).toMatch(/^[a-z0-9-]+$/);
  });
});
