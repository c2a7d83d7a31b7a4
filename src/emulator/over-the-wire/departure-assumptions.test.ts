/** What a departure is assumed to end, over a socket: the call that ends it says what it rests on, and the alternative is what everybody then sees. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  ConfigServiceClient,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  ListAggregateDiscoveredResourcesCommand,
} from "@aws-sdk/client-config-service";
import {
  GetAdministratorAccountCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListMembersCommand,
} from "@aws-sdk/client-guardduty";
import {
  CloseAccountCommand,
  DescribeOrganizationCommand,
  LeaveOrganizationCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Served, served } from "./served.test-support.ts";

const scenario = (name: string): string =>
  fileURLToPath(new URL(`../../../scenarios/organizations/${name}.yaml`, import.meta.url));

/** The same with a user in the management account, whose key outlives every session. */
function withKeeper(name: string): string {
  const file = join(folder, `${name}.yaml`);
  const keeper = "users: { keeper: { policies: [AdministratorAccess], accessKeys: 1 } }";
  const text = readFileSync(scenario(name), "utf8").replace("principals:\n", `principals:\n        ${keeper}\n`);
  writeFileSync(file, text);
  return file;
}

let on: Served;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orgdrill-departures-"));
});
afterEach(async () => {
  await on.close();
  rmSync(folder, { recursive: true });
});

const settings = (profile: string, region = "us-east-1") => ({
  endpoint: on.url,
  region,
  credentials: on.credentials(profile),
  maxAttempts: 1,
});
type Answered = Readonly<{ $metadata: Readonly<{ requestId?: string | undefined }> }>;
const premises = async ({ $metadata }: Answered) =>
  (await on.control("GET", `explain/${$metadata.requestId}`)).assumptions;

describe("an aggregator of AWS Config", () => {
  const ARCHIVE = "480000000013";
  const look = async () => {
    const config = new ConfigServiceClient(settings("security/admin"));
    const named = { ConfigurationAggregatorName: "whole-organization" };
    const { AggregatedSourceStatusList = [] } = await config.send(
      new DescribeConfigurationAggregatorSourcesStatusCommand(named),
    );
    const input = { ...named, ResourceType: "AWS::IAM::Role", Filters: { AccountId: ARCHIVE } } as const;
    const { ResourceIdentifiers = [] } = await config.send(new ListAggregateDiscoveredResourcesCommand(input));
    return {
      status: AggregatedSourceStatusList.find(({ SourceId }) => SourceId === ARCHIVE)?.LastUpdateStatus,
      roles: ResourceIdentifiers.map(({ ResourceName }) => ResourceName).filter((each) => each === "admin"),
    };
  };
  const remove = () => {
    const removal = new RemoveAccountFromOrganizationCommand({ AccountId: ARCHIVE });
    return on.as("acme-management/admin").organizations.send(removal);
  };

  test("shows nothing more of whoever left", async () => {
    on = await served(scenario("member-access"));
    expect(await look()).toEqual({ status: "SUCCEEDED", roles: ["admin"] });
    expect(await premises(await remove())).toContain("departed-config-source");
    expect(await look()).toEqual({ status: undefined, roles: [] });
  });

  test("goes on showing its copy, out of date, where that is assumed", async () => {
    on = await served(scenario("member-access"), { "departed-config-source": "stays-listed" });
    await remove();
    expect(await look()).toEqual({ status: "OUTDATED", roles: ["admin"] });
  });
});

describe("GuardDuty", () => {
  const WORKLOAD = "630000000011";
  const guard = (profile: string) => new GuardDutyClient(settings(profile));
  const detector = async (profile: string) =>
    (await guard(profile).send(new ListDetectorsCommand({}))).DetectorIds?.[0] ?? "";
  const watched = async () => {
    const DetectorId = await detector("security/admin");
    const asked = new ListMembersCommand({ DetectorId, OnlyAssociated: "true" });
    const { Members = [] } = await guard("security/admin").send(asked);
    return Members.some(({ AccountId }) => AccountId === WORKLOAD);
  };
  const leave = () => on.as("workload/admin").organizations.send(new LeaveOrganizationCommand({}));

  test.each([
    ["lets whoever leaves go", {}, false],
    ["keeps whoever leaves where that is assumed", { "departed-guardduty-member": "kept" }, true],
  ] as const)("%s", async (_what, assumptions, isKept) => {
    on = await served(scenario("security-services"), assumptions);
    expect(await watched()).toBe(true);
    expect(await premises(await leave())).toContain("departed-guardduty-member");
    expect(await watched()).toBe(isKept);
    const DetectorId = await detector("workload/admin");
    const { Administrator } = await guard("workload/admin").send(new GetAdministratorAccountCommand({ DetectorId }));
    expect(Administrator?.AccountId).toBe(isKept ? "630000000002" : undefined);
  });

  test("after an account that was closed has dropped out, every answer rests on it", async () => {
    on = await served(withKeeper("security-services"));
    const { organizations } = on.as("management/keeper");
    await organizations.send(new CloseAccountCommand({ AccountId: WORKLOAD }));
    const describe = () => organizations.send(new DescribeOrganizationCommand({}));
    expect(await premises(await describe())).not.toContain("departed-guardduty-member");
    await on.control("POST", "clock", { advance: "91d" });
    expect(await premises(await describe())).toContain("departed-guardduty-member");
  });
});
