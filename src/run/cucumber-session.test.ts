import { rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CucumberSession, withoutPublishing } from "./cucumber-session.ts";
import { buildOnce, HERE, temporaryFolder, written } from "./samples.test-support.ts";
import { stepFiles } from "./step-files.ts";

const folder = temporaryFolder();
const roots = { packageRoot: HERE, workingDirectory: folder };
const path = written(folder, "a.feature", "Feature: x\n  Scenario: y\n    When 1 minutes pass\n");
beforeAll(buildOnce, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const execution = { selection: { paths: [path], tags: undefined, name: undefined }, parameters: {}, parallel: 0 };

test("no variable of Cucumber's reaches it, and every other one does", () => {
  const environment = {
    PATH: "/bin",
    CUCUMBER_PUBLISH_ENABLED: "true",
    CUCUMBER_PUBLISH_TOKEN: "secret",
    CUCUMBER_PUBLISH_URL: "http://example.com",
    CUCUMBERS: "fresh",
  };
  expect(withoutPublishing(environment)).toEqual({ PATH: "/bin", CUCUMBERS: "fresh" });
});

describe("publishing", () => {
  let server: Server;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    server.close();
    vi.unstubAllEnvs();
  });

  test("stays off although the environment asks for it, both ours and the machine's", async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports`;
    const environment = { CUCUMBER_PUBLISH_ENABLED: "true", CUCUMBER_PUBLISH_TOKEN: "t", CUCUMBER_PUBLISH_URL: url };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const kinds = new Set<string>();
    const session = new CucumberSession(roots, stepFiles(roots), environment);
    await session.execute({ ...execution, dryRun: false }, (message) => kinds.add(Object.keys(message)[0] ?? ""));
    expect(kinds).toContain("testRunFinished");
    expect(asked).toEqual([]);
  });
});

test("a configuration file of the reader's is none of ours", async () => {
  written(folder, "cucumber.json", JSON.stringify({ default: { tags: "@nobody", paths: ["elsewhere/*.feature"] } }));
  const names: string[] = [];
  await new CucumberSession(roots, stepFiles(roots), {}).execute(
    { ...execution, dryRun: true },
    ({ pickle, testCase }) => {
      if (pickle !== undefined) names.push(pickle.name);
      if (testCase !== undefined) names.push(`${testCase.testSteps.length > 0}`);
    },
  );
  expect(names).toEqual(["y", "true"]);
});

test("a second session in one process knows the same steps", async () => {
  for (let time = 0; time < 2; time++) {
    const known: number[] = [];
    await new CucumberSession(roots, stepFiles(roots), {}).execute({ ...execution, dryRun: true }, ({ testCase }) => {
      for (const step of testCase?.testSteps ?? [])
        if (step.pickleStepId !== undefined) known.push(step.stepDefinitionIds?.length ?? 0);
    });
    expect(known).toEqual([1]);
  }
});

test("step modules that were not built are a defect with a way out", () => {
  expect(() => stepFiles({ packageRoot: folder, workingDirectory: folder })).toThrow(
    "was not built; run npm run build",
  );
});
