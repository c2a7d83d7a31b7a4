/** Invoices over a socket with the SDK's own client: who was sent which, before and after a departure, and what is refused how. */

import { fileURLToPath } from "node:url";
import { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  type InvoiceSummariesFilter,
  InvoicingClient,
  ListInvoiceSummariesCommand,
  type ListInvoiceSummariesCommandInput,
  ListInvoiceUnitsCommand,
} from "@aws-sdk/client-invoicing";
import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, expect, test } from "vitest";
import { handsWith, history, refusal, type Served, served } from "./served.test-support.ts";

const COSTS = fileURLToPath(new URL("../../../scenarios/organizations/costs.yaml", import.meta.url));
const [PAYER, PAYMENTS, STUDIO] = ["470000000001", "470000000011", "470000000021"];

let on: Served;
/** The first of a month that the served clock stands at; `month(-1)` is the one before. */
let first: Date;
const month = (count: number): Date => new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + count, 1));
const setClock = (at: Date, days = 0, milliseconds = 0) =>
  on.control("POST", "clock", { set: new Date(at.getTime() + days * 86_400_000 + milliseconds).toISOString() });

beforeEach(async () => {
  on = await served(COSTS);
  const { now } = await on.control("GET", "clock");
  const date = new Date(String(now));
  first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
  await setClock(first);
});
afterEach(() => on.close());

const settings = (profile: string) => ({
  endpoint: on.url,
  region: "us-east-1",
  credentials: on.credentials(profile),
  maxAttempts: 1,
});
const invoicing = (account: string) => new InvoicingClient(settings(`${account}/admin`));
const of = (Value: string, change: Partial<ListInvoiceSummariesCommandInput> = {}) =>
  new ListInvoiceSummariesCommand({ Selector: { ResourceType: "ACCOUNT_ID", Value }, ...change });
const inMonth = (count: number): { Filter: InvoiceSummariesFilter } => ({
  Filter: { BillingPeriod: { Month: month(count).getUTCMonth() + 1, Year: month(count).getUTCFullYear() } },
});
/** With a user's key, which outlasts the months that pass; the served roles' sessions do not. */
async function lasting(account: string): Promise<InvoicingClient> {
  const { iam } = on.as(`${account}/admin`);
  await iam.send(new CreateUserCommand({ UserName: "clerk" }));
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  await iam.send(new AttachUserPolicyCommand({ UserName: "clerk", PolicyArn }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "clerk" }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
  return new InvoicingClient({ endpoint: on.url, region: "us-east-1", credentials, maxAttempts: 1 });
}

const monthsOf = async (client: InvoicingClient, id: string): Promise<string[]> =>
  ((await client.send(of(id))).InvoiceSummaries ?? []).map(
    ({ BillingPeriod }) => `${BillingPeriod?.Year}-${String(BillingPeriod?.Month).padStart(2, "0")}`,
  );
const named = (count: number): string => month(count).toISOString().slice(0, 7);

async function costsOf(profile: string, count: number): Promise<number> {
  const TimePeriod = {
    Start: month(count).toISOString().slice(0, 10),
    End: month(count + 1)
      .toISOString()
      .slice(0, 10),
  };
  const asked = new GetCostAndUsageCommand({ TimePeriod, Granularity: "MONTHLY", Metrics: ["UnblendedCost"] });
  const { ResultsByTime = [] } = await new CostExplorerClient(settings(profile)).send(asked);
  return Number(ResultsByTime[0]?.Total?.UnblendedCost?.Amount);
}

test("a payer is sent one invoice for all that its organization used in a month", async () => {
  await setClock(first, 2);
  const { InvoiceSummaries = [], NextToken } = await invoicing("acme-management").send(of(PAYER, inMonth(-1)));
  expect(NextToken).toBeUndefined();
  const amount = (await costsOf("acme-management/admin", -1)).toFixed(2);
  expect(InvoiceSummaries).toEqual([
    {
      AccountId: PAYER,
      InvoiceId: expect.stringMatching(/^\d{11}$/),
      IssuedDate: new Date(first.getTime() + 2 * 86_400_000),
      Entity: { BillingEntity: "AWS" },
      BillingPeriod: { Month: month(-1).getUTCMonth() + 1, Year: month(-1).getUTCFullYear() },
      InvoiceFrequency: "RECURRING",
      BillType: "ANNIVERSARY",
      InvoiceType: "INVOICE",
      BaseCurrencyAmount: { TotalAmount: amount, TotalAmountBeforeTax: amount, CurrencyCode: "USD" },
    },
  ]);
  expect(Number(amount)).toBeGreaterThan(500);
});

test("an invoice comes on the third day after its month, and none for the month that runs", async () => {
  await setClock(first, 2, -60_000);
  expect((await invoicing("acme-management").send(of(PAYER, inMonth(-1)))).InvoiceSummaries).toEqual([]);
  await setClock(first, 2);
  expect((await invoicing("acme-management").send(of(PAYER, inMonth(-1)))).InvoiceSummaries).toHaveLength(1);
  expect((await invoicing("acme-management").send(of(PAYER, inMonth(0)))).InvoiceSummaries).toEqual([]);
  const [TimeInterval, before] = [
    { StartDate: month(0), EndDate: month(1) },
    { StartDate: month(-1), EndDate: month(0) },
  ];
  const issued = async (interval: typeof before) =>
    (await invoicing("acme-management").send(of(PAYER, { Filter: { TimeInterval: interval } }))).InvoiceSummaries;
  expect(await issued(TimeInterval)).toMatchObject([inMonth(-1).Filter]);
  expect(await issued(before)).toMatchObject([inMonth(-2).Filter]);
});

test("everybody keeps what they were sent, across a membership that ends", async () => {
  const [account, payer] = [await lasting("payments"), await lasting("acme-management")];
  const alone = await monthsOf(account, PAYMENTS);
  expect(alone.length).toBeGreaterThan(2);
  expect(alone).not.toContain(named(-1));
  await on.as("payments/admin").organizations.send(new LeaveOrganizationCommand({}));
  await setClock(month(2), 3);
  expect(await monthsOf(account, PAYMENTS)).toEqual([...alone, named(0), named(1)]);
  expect(await monthsOf(payer, PAYER)).toEqual(expect.arrayContaining([named(-1), named(0), named(1)]));
  const sums = await Promise.all(
    [-1, 1].map(async (count) => {
      const { InvoiceSummaries = [] } = await payer.send(of(PAYER, inMonth(count)));
      return Number(InvoiceSummaries[0]?.BaseCurrencyAmount?.TotalAmount);
    }),
  );
  expect(sums[0]).toBeGreaterThan(500);
  expect(sums[1]).toBeLessThan(150);
});

test("pages follow each other, and an invoice is found by its id by whom it was sent to alone", async () => {
  await setClock(first, 3);
  const studio = invoicing("studio");
  const all = (await studio.send(of(STUDIO))).InvoiceSummaries ?? [];
  expect(all.length).toBeGreaterThan(4);
  expect(new Set(all.map(({ InvoiceId }) => InvoiceId)).size).toBe(all.length);
  const page = await studio.send(of(STUDIO, { MaxResults: 3 }));
  const rest = await studio.send(of(STUDIO, { NextToken: page.NextToken }));
  expect([...(page.InvoiceSummaries ?? []), ...(rest.InvoiceSummaries ?? [])]).toEqual(all);
  const byId = new ListInvoiceSummariesCommand({
    Selector: { ResourceType: "INVOICE_ID", Value: all[1]?.InvoiceId },
  });
  expect((await studio.send(byId)).InvoiceSummaries).toEqual([all[1]]);
  expect(await refusal(invoicing("payments").send(byId))).toMatchObject({ name: "ResourceNotFoundException" });
});

test("nobody reads invoices who may not list them", async () => {
  const { iam } = on.as("studio/admin");
  const PolicyName = "nothing-of-invoices";
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "invoicing:ListInvoiceSummaries", Resource: "*" }],
  });
  expect((await invoicing("studio").send(of(STUDIO))).InvoiceSummaries).not.toEqual([]);
  await iam.send(new PutRolePolicyCommand({ RoleName: "admin", PolicyName, PolicyDocument }));
  expect(await refusal(invoicing("studio").send(of(STUDIO)))).toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining("invoicing:ListInvoiceSummaries"),
  });
});

test.each<[string, Partial<ListInvoiceSummariesCommandInput>, object]>([
  [
    "a stranger's invoices",
    { Selector: { ResourceType: "ACCOUNT_ID", Value: STUDIO } },
    { name: "AccessDeniedException" },
  ],
  [
    "no account at all",
    { Selector: { ResourceType: "ACCOUNT_ID", Value: "__proto__" } },
    { name: "AccessDeniedException" },
  ],
  ["those of a member", { Selector: { ResourceType: "ACCOUNT_ID", Value: PAYMENTS } }, { status: 501 }],
  ["a thirteenth month", { Filter: { BillingPeriod: { Month: 13, Year: 2026 } } }, { name: "ValidationException" }],
  ["an unknown selector", { Selector: { ResourceType: "NAME" as never, Value: "x" } }, { name: "ValidationException" }],
  [
    "a token of nobody",
    { NextToken: "x" },
    { name: "ValidationException", message: "The pagination token is invalid." },
  ],
  [
    "an interval of two months",
    { Filter: { TimeInterval: { StartDate: new Date("2026-01-01"), EndDate: new Date("2026-03-01") } } },
    { name: "ValidationException", message: "The time interval must not be longer than one month." },
  ],
  [
    "an interval that ends where it begins",
    { Filter: { TimeInterval: { StartDate: new Date("2026-01-01"), EndDate: new Date("2026-01-01") } } },
    { name: "ValidationException" },
  ],
  ["a role", { Filter: { ReceiverRole: "SELLER" } }, { status: 501 }],
  ["an issuer", { Filter: { InvoicingEntity: "Amazon Web Services, Inc." } }, { status: 501 }],
  [
    "a month and an interval",
    {
      Filter: {
        BillingPeriod: { Month: 1, Year: 2026 },
        TimeInterval: { StartDate: new Date("2026-01-01"), EndDate: new Date("2026-01-02") },
      },
    },
    { status: 501 },
  ],
])("refuses %s", async (_, change, expected) => {
  expect(await refusal(invoicing("acme-management").send(of(PAYER, change)))).toMatchObject(expected);
});

test("reading is a management event of its service, and units of invoices are not emulated", async () => {
  await invoicing("acme-management").send(of(PAYER, inMonth(-1)));
  const [record] = await history(handsWith(on.url, on.credentials("acme-management/admin")));
  expect(record).toMatchObject({
    eventSource: "invoicing.amazonaws.com",
    eventName: "ListInvoiceSummaries",
    readOnly: true,
    tlsDetails: { clientProvidedHostHeader: "invoicing.us-east-1.api.aws" },
  });
  expect(await refusal(invoicing("acme-management").send(new ListInvoiceUnitsCommand({})))).toMatchObject({
    status: 501,
  });
});
