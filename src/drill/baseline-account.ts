/** What an account's own APIs tell of it, part by part: what has no Region once, everything else in each Region that is read. */
import { readAlarms } from "./baseline-alarms.ts";
import { readBuckets } from "./baseline-buckets.ts";
import { readBudgets, readCosts, readMonitors, readQuotaRequests } from "./baseline-costs.ts";
import { readEndpoints } from "./baseline-endpoints.ts";
import type { AccountReading, FactBook } from "./baseline-facts.ts";
import { readIncoming } from "./baseline-invitations.ts";
import { readPeople, readRootUser } from "./baseline-people.ts";
import { HOME_REGION } from "./baseline-regions.ts";
import { readRules } from "./baseline-rules.ts";
import { readServices } from "./baseline-services.ts";
import { readSignIn } from "./baseline-sign-in.ts";
import { readStores, readTrails } from "./baseline-trails.ts";

/** Each part is unread by itself where its service refuses to tell. */
export async function readAccount(book: FactBook, reading: AccountReading): Promise<void> {
  if (reading.region === HOME_REGION) await readGlobal(book, reading);
  const { name } = reading;
  await book.part(`trails of ${name}`, () => readTrails(book, reading));
  await book.part(`event data stores of ${name}`, () => readStores(book, reading));
  await book.part(`rules of ${name}`, () => readRules(book, reading));
  await readAlarms(book, reading);
  await readEndpoints(book, reading);
  await readServices(book, reading);
  await book.part(`quotas of ${name}`, () => readQuotaRequests(book, reading));
}

async function readGlobal(book: FactBook, reading: AccountReading): Promise<void> {
  const { name } = reading;
  let summary: Awaited<ReturnType<typeof readRootUser>> | undefined;
  await book.part(`people and roles of ${name}`, () => readPeople(book, reading));
  await book.part(`root user of ${name}`, async () => {
    summary = await readRootUser(book, reading);
  });
  await book.part(`sign-in of ${name}`, () => readSignIn(book, reading, summary));
  await book.part(`invitations to ${name}`, () => readIncoming(book, reading));
  await book.part(`buckets of ${name}`, () => readBuckets(book, reading));
  await book.part(`costs of ${name}`, () => readCosts(book, reading));
  await book.part(`budgets of ${name}`, () => readBudgets(book, reading));
  await book.part(`anomaly monitors of ${name}`, () => readMonitors(book, reading));
}
