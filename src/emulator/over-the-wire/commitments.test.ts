/** Commitments, cost allocation tags and service quotas over a socket with the SDK's own clients, before and after a departure. */

import { fileURLToPath } from "node:url";
import {
  CostExplorerClient,
  type Expression,
  GetCostAndUsageCommand,
  GetReservationCoverageCommand,
  GetReservationUtilizationCommand,
  GetSavingsPlansCoverageCommand,
  GetSavingsPlansUtilizationCommand,
  GetTagsCommand,
  ListCostAllocationTagsCommand,
  UpdateCostAllocationTagsStatusCommand,
} from "@aws-sdk/client-cost-explorer";
import {
  AcceptHandshakeCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { DescribeSavingsPlansCommand, SavingsplansClient } from "@aws-sdk/client-savingsplans";
import {
  GetAWSDefaultServiceQuotaCommand,
  GetRequestedServiceQuotaChangeCommand,
  GetServiceQuotaCommand,
  ListAWSDefaultServiceQuotasCommand,
  ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
  ListServicesCommand,
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";

const FILE = fileURLToPath(new URL("../../../scenarios/organizations/commitments.yaml", import.meta.url));
const [PLATFORM, PAYMENTS, LAB] = ["471000000011", "471000000012", "471000000013"];
const RDS = "Amazon Relational Database Service";
const PLAN = "8b4a6e1c-1f1d-4a55-9d1e-0a5a2f6f4711";
const RESERVATION = "5c1d7f0e-6f0b-4b52-8f7e-2f3b8d9c4712";

let on: Served;
let today: string;
const open = async (assumptions?: Readonly<Record<string, string>>) => {
  on = await served(FILE, assumptions);
  const { now } = await on.control("GET", "clock");
  today = new Date(Date.parse(String(now)) + 86_400_000).toISOString().slice(0, 10);
  await on.control("POST", "clock", { set: `${today}T00:00:00Z` });
};
beforeEach(() => open());
afterEach(() => on.close());

const settings = (profile: string, region = "us-east-1") => ({
  endpoint: on.url,
  region,
  credentials: on.credentials(profile),
  maxAttempts: 1,
});
const ceOf = (profile: string) => new CostExplorerClient(settings(profile));
const quotasOf = (profile: string, region?: string) => new ServiceQuotasClient(settings(profile, region));
const payer = () => ceOf("acme-management/admin");
const day = (count: number): string => new Date(Date.parse(today) + count * 86_400_000).toISOString().slice(0, 10);
const only = (Key: "SERVICE" | "LINKED_ACCOUNT", ...Values: string[]): Expression => ({ Dimensions: { Key, Values } });
const advance = (days: number) => on.control("POST", "clock", { set: `${day(days)}T00:00:00Z` });
const leave = (account: string) => on.as(`${account}/admin`).organizations.send(new LeaveOrganizationCommand({}));

async function join(account: string, id: string): Promise<void> {
  const invited = await on
    .as("umbrella-management/admin")
    .organizations.send(new InviteAccountToOrganizationCommand({ Target: { Type: "ACCOUNT", Id: id } }));
  await on
    .as(`${account}/admin`)
    .organizations.send(new AcceptHandshakeCommand({ HandshakeId: invited.Handshake?.Id }));
}

/** To the cent: the served clock ticks on, so what happens at midnight happens some milliseconds later. */
const cents = (amount: string | undefined): number => Math.round(Number(amount) * 100) / 100;

const between = (from: number, until: number) => ({ Start: day(from), End: day(until) });

async function spendCovered(ce: CostExplorerClient, from: number, until: number, ...accounts: string[]) {
  const Filter = accounts.length === 0 ? undefined : only("LINKED_ACCOUNT", ...accounts);
  const { SavingsPlansCoverages = [] } = await ce.send(
    new GetSavingsPlansCoverageCommand({ TimePeriod: between(from, until), Granularity: "DAILY", Filter }),
  );
  return SavingsPlansCoverages.map(({ Coverage }) => cents(Coverage?.SpendCoveredBySavingsPlans));
}

describe("Savings Plans", () => {
  test("are described in their owner's account alone", async () => {
    const owner = new SavingsplansClient(settings("platform/admin"));
    const { savingsPlans = [] } = await owner.send(new DescribeSavingsPlansCommand({ states: ["active"] }));
    expect(savingsPlans).toEqual([
      expect.objectContaining({
        savingsPlanId: PLAN,
        savingsPlanArn: `arn:aws:savingsplans::${PLATFORM}:savingsplan/${PLAN}`,
        commitment: "1.00000000",
        state: "active",
        termDurationInSeconds: 31_536_000,
      }),
    ]);
    for (const profile of ["payments/admin", "acme-management/admin"]) {
      const other = new SavingsplansClient(settings(profile));
      expect((await other.send(new DescribeSavingsPlansCommand({}))).savingsPlans).toEqual([]);
    }
    const others = await owner.send(new DescribeSavingsPlansCommand({ states: ["retired"] }));
    expect(others.savingsPlans).toEqual([]);
    const filtered = owner.send(new DescribeSavingsPlansCommand({ filters: [{ name: "region", values: ["any"] }] }));
    expect((await refusal(filtered)).name).toContain("NotEmulated");
  });

  test("cover their owner first, then others in the order of ids, up to the commitment", async () => {
    expect(await spendCovered(payer(), -2, 0)).toEqual([21, 21]);
    expect(await spendCovered(payer(), -1, 0, PLATFORM)).toEqual([6]);
    expect(await spendCovered(payer(), -1, 0, PAYMENTS)).toEqual([12]);
    expect(await spendCovered(payer(), -1, 0, LAB)).toEqual([3]);
    expect(await spendCovered(ceOf("lab/admin"), -1, 0)).toEqual([3]);
    const { Total } = await payer().send(new GetSavingsPlansUtilizationCommand({ TimePeriod: between(-2, 0) }));
    expect(Total?.Utilization).toEqual({
      TotalCommitment: "48",
      UsedCommitment: "42",
      UnusedCommitment: "6",
      UtilizationPercentage: "87.5",
    });
  });

  test("tell coverage by service for the whole time, and refuse what the reference refuses", async () => {
    const ce = payer();
    const asked = { TimePeriod: between(-2, 0) };
    const grouped = await ce.send(
      new GetSavingsPlansCoverageCommand({ ...asked, GroupBy: [{ Type: "DIMENSION", Key: "SERVICE" }] }),
    );
    expect(grouped.SavingsPlansCoverages?.map(({ Attributes, Coverage }) => [Attributes, Coverage?.TotalCost])).toEqual(
      [
        [{ SERVICE: "AWS Lambda" }, "18"],
        [{ SERVICE: "Amazon Elastic Compute Cloud - Compute" }, "24"],
      ],
    );
    const byAccount = { Type: "DIMENSION", Key: "LINKED_ACCOUNT" } as const;
    for (const [change, name] of [
      [{ GroupBy: [byAccount] }, "ValidationException"],
      [{ GroupBy: [{ Type: "DIMENSION", Key: "REGION" }] }, "NotEmulatedException"],
      [{ GroupBy: [{ Type: "DIMENSION", Key: "SERVICE" }], Granularity: "DAILY" }, "ValidationException"],
      [{ Granularity: "HOURLY" }, "ValidationException"],
      [{ Metrics: ["BlendedCost"] }, "ValidationException"],
      [{ TimePeriod: between(-1, 1) }, "ValidationException"],
      [{ SortBy: { Key: "OnDemandCost" } }, "NotEmulatedException"],
    ] as const) {
      const input = { ...asked, ...change } as ConstructorParameters<typeof GetSavingsPlansCoverageCommand>[0];
      expect((await refusal(ce.send(new GetSavingsPlansCoverageCommand(input)))).name, JSON.stringify(change)).toBe(
        name,
      );
    }
    const ofService = new GetSavingsPlansUtilizationCommand({ ...asked, Filter: only("SERVICE", "AWS Lambda") });
    expect((await refusal(ce.send(ofService))).name).toBe("ValidationException");
  });

  test("go with their owner: nobody left behind is covered any more", async () => {
    await leave("platform");
    await advance(2);
    expect(await spendCovered(payer(), 0, 2)).toEqual([0, 0]);
    expect(await spendCovered(payer(), -1, 0)).toEqual([21]);
    const utilization = new GetSavingsPlansUtilizationCommand({ TimePeriod: between(0, 2) });
    const afterwards = new GetSavingsPlansUtilizationCommand({ TimePeriod: between(1, 2) });
    expect((await refusal(payer().send(afterwards))).name).toBe("DataUnavailableException");
    const owner = ceOf("platform/admin");
    expect(await spendCovered(owner, 0, 2)).toEqual([6, 6]);
    expect(cents((await owner.send(utilization)).Total?.Utilization?.UsedCommitment)).toBe(12);
    const described = await new SavingsplansClient(settings("platform/admin")).send(
      new DescribeSavingsPlansCommand({}),
    );
    expect(described.savingsPlans?.map(({ state }) => state)).toEqual(["active"]);
  });

  test("cover no account that leaves them, alone or elsewhere, and cover again what remains", async () => {
    await leave("payments");
    await advance(1);
    expect(await spendCovered(ceOf("payments/admin"), 0, 1)).toEqual([0]);
    await join("payments", PAYMENTS);
    await advance(2);
    expect(await spendCovered(ceOf("payments/admin"), 1, 2)).toEqual([0]);
    expect(await spendCovered(ceOf("umbrella-management/admin"), 1, 2, PAYMENTS)).toEqual([0]);
    expect(await spendCovered(payer(), 0, 2)).toEqual([9, 9]);
  });

  test("the day of a departure is split at its moment", async () => {
    await on.control("POST", "clock", { set: `${today}T06:00:00Z` });
    await leave("platform");
    await advance(1);
    expect(await spendCovered(payer(), 0, 1)).toEqual([5.25]);
  });
});

describe("reservations", () => {
  const coverage = (ce: CostExplorerClient, from: number, until: number) =>
    ce.send(
      new GetReservationCoverageCommand({
        TimePeriod: between(from, until),
        GroupBy: [{ Type: "DIMENSION", Key: "LINKED_ACCOUNT" }],
        Filter: only("SERVICE", RDS),
      }),
    );
  const hours = async (ce: CostExplorerClient, from: number, until: number) =>
    Object.fromEntries(
      ((await coverage(ce, from, until)).CoveragesByTime?.[0]?.Groups ?? []).map(({ Attributes, Coverage }) => [
        Attributes?.linkedAccount,
        cents(Coverage?.CoverageHours?.ReservedHours),
      ]),
    );

  test("cover hours, their owner's first, and go with it", async () => {
    expect(await hours(payer(), -1, 0)).toEqual({ [PLATFORM]: 24, [PAYMENTS]: 24 });
    await leave("platform");
    await advance(1);
    expect((await hours(payer(), 0, 1))[PAYMENTS]).toBe(0);
    expect(cents((await coverage(payer(), 0, 1)).Total?.CoverageCost?.OnDemandCost)).toBe(3);
    const held = await ceOf("platform/admin").send(
      new GetReservationUtilizationCommand({
        TimePeriod: between(0, 1),
        GroupBy: [{ Type: "DIMENSION", Key: "SUBSCRIPTION_ID" }],
        Filter: only("SERVICE", RDS),
      }),
    );
    const [group] = held.UtilizationsByTime?.[0]?.Groups ?? [];
    expect([group?.Key, group?.Value, group?.Attributes]).toEqual([
      "SUBSCRIPTION_ID",
      RESERVATION,
      { accountId: PLATFORM },
    ]);
    expect([cents(group?.Utilization?.PurchasedHours), cents(group?.Utilization?.UnusedHours)]).toEqual([48, 24]);
  });

  test("without a service in the question it is about EC2, and day by day", async () => {
    const { UtilizationsByTime = [], Total } = await payer().send(
      new GetReservationUtilizationCommand({ TimePeriod: between(-3, 0) }),
    );
    expect(UtilizationsByTime).toHaveLength(3);
    expect(Total?.PurchasedHours).toBe("0");
    const { Total: running } = await payer().send(new GetReservationCoverageCommand({ TimePeriod: between(-1, 0) }));
    expect(running?.CoverageHours).toEqual({
      OnDemandHours: "24",
      ReservedHours: "0",
      TotalRunningHours: "24",
      CoverageHoursPercentage: "0",
    });
  });
});

describe("cost allocation tags", () => {
  const listed = async (ce: CostExplorerClient) =>
    ((await ce.send(new ListCostAllocationTagsCommand({}))).CostAllocationTags ?? []).map(({ TagKey, Status }) => [
      TagKey,
      Status,
    ]);
  const costs = async (ce: CostExplorerClient, from: number, until: number) => {
    const { ResultsByTime = [] } = await ce.send(
      new GetCostAndUsageCommand({
        TimePeriod: between(from, until),
        Granularity: "DAILY",
        Metrics: ["UnblendedCost"],
        GroupBy: [{ Type: "TAG", Key: "team" }],
      }),
    );
    return ResultsByTime.map(({ Groups = [] }) =>
      Object.fromEntries(Groups.map(({ Keys, Metrics }) => [Keys?.[0], cents(Metrics?.UnblendedCost?.Amount)])),
    );
  };
  const activate = (ce: CostExplorerClient, ...keys: string[]) =>
    ce.send(
      new UpdateCostAllocationTagsStatusCommand({
        CostAllocationTagsStatus: keys.map((TagKey) => ({ TagKey, Status: "Active" })),
      }),
    );

  test("are the payer's: a member is refused", async () => {
    expect(await listed(payer())).toEqual([["team", "Active"]]);
    for (const attempt of [listed(ceOf("payments/admin")), activate(ceOf("payments/admin"), "team")]) {
      const { name, message } = await refusal(attempt);
      expect([name, message]).toEqual([
        "AccessDeniedException",
        "Linked account doesn't have access to cost allocation tags.",
      ]);
    }
    expect((await payer().send(new GetTagsCommand({ TimePeriod: between(-1, 0) }))).Tags).toEqual(["team"]);
    const values = new GetTagsCommand({ TimePeriod: between(-1, 0), TagKey: "team" });
    expect((await payer().send(values)).Tags).toEqual(["payments", "platform", "research"]);
    const { Errors } = await activate(payer(), "team", "nobody");
    expect(Errors?.map(({ TagKey, Code }) => [TagKey, Code])).toEqual([["nobody", "TagKeysNotFoundException"]]);
  });

  test("are activated anew by the new payer, and in the data a day later", async () => {
    expect((await costs(payer(), -1, 0))[0]).toMatchObject({ team$payments: 15 });
    await join("payments", PAYMENTS);
    const elsewhere = ceOf("umbrella-management/admin");
    expect(await listed(elsewhere)).toEqual([["team", "Inactive"]]);
    await advance(1);
    expect(await costs(elsewhere, 0, 1)).toEqual([{ team$: 15 }]);
    expect((await activate(elsewhere, "team")).Errors).toEqual([]);
    expect(await listed(elsewhere)).toEqual([["team", "Active"]]);
    await advance(4);
    expect(await costs(elsewhere, 1, 4)).toEqual([
      { team$: 15 },
      { team$: 0, team$payments: 15 },
      { team$payments: 15 },
    ]);
    expect((await costs(payer(), -1, 0))[0]).toMatchObject({ team$payments: 15 });
  });

  test("an account that stands alone has a list of its own, which it loses when it joins", async () => {
    await leave("payments");
    const alone = ceOf("payments/admin");
    expect(await listed(alone)).toEqual([["team", "Inactive"]]);
    await activate(alone, "team");
    await join("payments", PAYMENTS);
    await leave("payments");
    expect(await listed(alone)).toEqual([["team", "Inactive"]]);
  });

  test("under the other assumption they are in the data at once", async () => {
    await on.close();
    await open({ "cost-tag-activation": "at-once" });
    await leave("payments");
    await activate(ceOf("payments/admin"), "team");
    await advance(1);
    expect(await costs(ceOf("payments/admin"), 0, 1)).toEqual([{ team$: 0, team$payments: 15 }]);
  });
});

describe("service quotas", () => {
  const roles = { ServiceCode: "iam", QuotaCode: "L-FE177D64" };
  const functions = { ServiceCode: "lambda", QuotaCode: "L-B99A9384" };
  const appliedTo = async (
    asked: { ServiceCode: string; QuotaCode: string },
    profile = "payments/admin",
    region?: string,
  ) => (await quotasOf(profile, region).send(new GetServiceQuotaCommand(asked))).Quota?.Value;

  test("are told with what AWS raised, beside its defaults", async () => {
    const quotas = quotasOf("payments/admin");
    expect(await appliedTo(roles)).toBe(3000);
    expect(await appliedTo(roles, "lab/admin")).toBe(1000);
    expect(await appliedTo(functions, "payments/admin", "eu-west-1")).toBe(1000);
    const { Quota } = await quotas.send(new GetAWSDefaultServiceQuotaCommand(functions));
    expect(Quota).toMatchObject({ Value: 1000, QuotaArn: "arn:aws:servicequotas:us-east-1::lambda/L-B99A9384" });
    const { Quotas = [] } = await quotas.send(new ListServiceQuotasCommand({ ServiceCode: "lambda", MaxResults: 1 }));
    expect(Quotas.map(({ QuotaCode, Value }) => [QuotaCode, Value])).toEqual([["L-2ACBD22F", 75]]);
    const defaults = await quotas.send(new ListAWSDefaultServiceQuotasCommand({ ServiceCode: "vpc" }));
    expect(defaults.Quotas?.map(({ Value }) => Value)).toEqual([5, 5]);
    const { Services = [] } = await quotas.send(new ListServicesCommand({}));
    expect(Services.map(({ ServiceCode }) => ServiceCode)).toContain("organizations");
    const accounts = { ServiceCode: "organizations", QuotaCode: "L-E619E033" };
    expect([await appliedTo(accounts, "acme-management/admin"), await appliedTo(accounts)]).toEqual([50_000, 10]);
  });

  test("global ones are told in us-east-1 alone; what does not exist is refused", async () => {
    const elsewhere = quotasOf("payments/admin", "eu-west-1");
    const { name, message } = await refusal(elsewhere.send(new GetServiceQuotaCommand(roles)));
    expect([name, message]).toEqual([
      "NoSuchResourceException",
      "The request failed because the specified service does not exist.",
    ]);
    const unknown = new GetServiceQuotaCommand({ ServiceCode: "iam", QuotaCode: "L-00000000" });
    expect((await refusal(quotasOf("payments/admin").send(unknown))).name).toBe("NoSuchResourceException");
  });

  test("an increase is asked for once, and stays pending", async () => {
    const quotas = quotasOf("payments/admin");
    const ask = (asked: object, DesiredValue: number) =>
      quotas.send(new RequestServiceQuotaIncreaseCommand({ ...(asked as typeof roles), DesiredValue }));
    const { RequestedQuota } = await ask(functions, 6000);
    expect(RequestedQuota).toMatchObject({ Status: "PENDING", DesiredValue: 6000, QuotaCode: "L-B99A9384" });
    expect((await refusal(ask(functions, 7000))).name).toBe("ResourceAlreadyExistsException");
    expect((await refusal(ask(roles, 3000))).name).toBe("IllegalArgumentException");
    expect((await refusal(ask({ ServiceCode: "iam", QuotaCode: "L-F55AF5E4" }, 9000))).name).toBe(
      "IllegalArgumentException",
    );
    await ask(roles, 4000);
    expect((await refusal(ask({ ServiceCode: "vpc", QuotaCode: "L-F678F1CE" }, 30))).name).toBe(
      "QuotaExceededException",
    );
    expect(await appliedTo(functions)).toBe(5000);
    const found = await quotas.send(new GetRequestedServiceQuotaChangeCommand({ RequestId: RequestedQuota?.Id }));
    expect(found.RequestedQuota?.Id).toBe(RequestedQuota?.Id);
    const all = await quotas.send(new ListRequestedServiceQuotaChangeHistoryCommand({}));
    expect(all.RequestedQuotas?.map(({ ServiceCode }) => ServiceCode)).toEqual(["iam", "lambda"]);
    const one = await quotas.send(new ListRequestedServiceQuotaChangeHistoryByQuotaCommand(roles));
    expect(one.RequestedQuotas).toHaveLength(1);
    const foreign = new GetRequestedServiceQuotaChangeCommand({ RequestId: RequestedQuota?.Id });
    expect((await refusal(quotasOf("lab/admin").send(foreign))).name).toBe("NoSuchResourceException");
    const recorded = (await history(on.as("payments/admin"))).map(({ eventName, eventSource }) => [
      eventName,
      eventSource,
    ]);
    expect(recorded).toContainEqual(["RequestServiceQuotaIncrease", "servicequotas.amazonaws.com"]);
  });

  test("values that were raised stay with the account that leaves, or become AWS's defaults", async () => {
    await leave("payments");
    expect(await appliedTo(roles)).toBe(3000);
    await on.close();
    await open({ "service-quotas-after-leaving": "default-values" });
    expect(await appliedTo(roles)).toBe(3000);
    await leave("payments");
    expect(await appliedTo(roles)).toBe(1000);
  });
});
