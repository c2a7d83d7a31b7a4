/** What the security services of an account tell: who is watched, what is recorded, what is shared; in the Region of the hands. */
import { listOf } from "../action/index.ts";
import { type AccountReading, all, ask, type FactBook, find } from "./baseline-facts.ts";
import { readShares } from "./baseline-shares.ts";
import { settingsOf } from "./baseline-words.ts";

/** Each part is unread by itself where its service refuses to tell. */
export async function readServices(book: FactBook, reading: AccountReading): Promise<void> {
  const { name } = reading;
  await book.part(`GuardDuty of ${name}`, () => readDetectors(book, reading));
  await book.part(`Security Hub of ${name}`, () => readHub(book, reading));
  await book.part(`Config of ${name}`, () => readRecorders(book, reading));
  await book.part(`shares of ${name}`, () => readShares(book, reading));
}

type Administrator = Readonly<{ AdminAccountId?: string; AccountId?: string }>;

/** Without all features an organization cannot name one. */
const NOT_POSSIBLE = ["BadRequestException", "InvalidAccessException"] as const;

/** Whom the organization has named in that Region; its management account alone is asked. */
async function administratorsOf(
  { hands, isManagement, calls }: AccountReading,
  service: "guardduty" | "securityhub",
): Promise<readonly string[]> {
  if (!isManagement) return [];
  const question = { service, operation: "ListOrganizationAdminAccounts" } as const;
  const found = await find(hands, question, ...NOT_POSSIBLE);
  return listOf<Administrator>(found, "AdminAccounts").map(({ AdminAccountId, AccountId }) =>
    calls(AdminAccountId ?? AccountId ?? ""),
  );
}

/**
 * GuardDuty API Reference: ListOrganizationAdminAccounts, ListDetectors, GetDetector, DescribeOrganizationConfiguration, ListMembers; who
 * administers nobody has no members.
 */
async function readDetectors(book: FactBook, reading: AccountReading): Promise<void> {
  const { name, hands, calls } = reading;
  const subject = `GuardDuty of ${name}`;
  book.note("detector", subject, { administrator: await administratorsOf(reading, "guardduty") });
  type Member = Readonly<{ AccountId?: string; RelationshipStatus?: string }>;
  for (const DetectorId of await all<string>(
    hands,
    { service: "guardduty", operation: "ListDetectors" },
    "DetectorIds",
  )) {
    const input = { DetectorId };
    const detector = await ask(hands, { service: "guardduty", operation: "GetDetector", input });
    const { Status, FindingPublishingFrequency, DataSources: _older, Features, Tags } = detector;
    const taking = { service: "guardduty", operation: "DescribeOrganizationConfiguration", input } as const;
    const organization = await find(hands, taking, "BadRequestException");
    book.note("detector", subject, {
      detector: String(Status),
      settings: settingsOf({
        FindingPublishingFrequency,
        Features: Array.isArray(Features) ? Features.map(withoutTimes) : [],
        Tags,
      }),
      "takes members by itself": organization && String(organization.AutoEnableOrganizationMembers),
    });
    const members = await all<Member>(
      hands,
      { service: "guardduty", operation: "ListMembers", input: { ...input, OnlyAssociated: "false" } },
      "Members",
    );
    for (const { AccountId = "", RelationshipStatus } of members)
      book.note("detector", subject, { [`watches ${calls(AccountId)}`]: RelationshipStatus });
  }
}

const withoutTimes = (feature: object): object =>
  Object.fromEntries(Object.entries(feature).filter(([, value]) => !(value instanceof Date)));

/**
 * Security Hub API Reference: ListOrganizationAdminAccounts, DescribeHub, DescribeOrganizationConfiguration, ListMembers; who is not
 * subscribed, or administers nobody, is refused with InvalidAccessException.
 */
async function readHub(book: FactBook, reading: AccountReading): Promise<void> {
  const { name, hands, calls } = reading;
  const subject = `Security Hub of ${name}`;
  book.note("hub", subject, { administrator: await administratorsOf(reading, "securityhub") });
  type Member = Readonly<{ AccountId?: string; MemberStatus?: string }>;
  const described = { service: "securityhub", operation: "DescribeHub" } as const;
  const hub = await find(hands, described, "InvalidAccessException");
  if (hub === undefined) return;
  const taking = { service: "securityhub", operation: "DescribeOrganizationConfiguration" } as const;
  const organization = await find(hands, taking, "InvalidAccessException");
  book.note("hub", subject, {
    "is on": "yes",
    settings: settingsOf(hub, "HubArn", "SubscribedAt", "$metadata"),
    "takes members by itself":
      organization && `${organization.AutoEnable}, standards ${String(organization.AutoEnableStandards)}`,
  });
  const input = { OnlyAssociated: false };
  const question = { service: "securityhub", operation: "ListMembers", input } as const;
  for (const { AccountId = "", MemberStatus } of await all<Member>(hands, question, "Members"))
    book.note("hub", subject, { [`shows ${calls(AccountId)}`]: MemberStatus });
}

/** AWS Config API Reference: DescribeConfigurationRecorderStatus, DescribeConfigurationRecorders, DescribeDeliveryChannels, and aggregators. */
async function readRecorders(book: FactBook, reading: AccountReading): Promise<void> {
  const { name, hands } = reading;
  const subject = `Config of ${name}`;
  type Recorder = Readonly<{ name?: string; recording?: boolean }>;
  const status = await ask(hands, { service: "config", operation: "DescribeConfigurationRecorderStatus" });
  const recorders = listOf<Recorder>(status, "ConfigurationRecordersStatus");
  for (const recorder of recorders)
    book.note("recorder", subject, {
      [`recorder ${recorder.name}`]: recorder.recording === true ? "records" : "stopped",
    });
  if (recorders.length > 0) {
    const described = await ask(hands, { service: "config", operation: "DescribeConfigurationRecorders" });
    for (const recorder of listOf<Recorder>(described, "ConfigurationRecorders"))
      book.note("recorder", subject, { [`settings of ${recorder.name}`]: settingsOf(recorder, "name", "arn") });
  }
  const channels = await ask(hands, { service: "config", operation: "DescribeDeliveryChannels" });
  for (const channel of listOf<Recorder>(channels, "DeliveryChannels"))
    book.note("recorder", subject, { [`delivery channel ${channel.name}`]: settingsOf(channel, "name") });
  await readAggregators(book, reading);
}

/** AWS Config API Reference: DescribeConfigurationAggregators, DescribeConfigurationAggregatorSourcesStatus. */
async function readAggregators(book: FactBook, { name, hands, calls }: AccountReading): Promise<void> {
  const subject = `Config of ${name}`;
  type Aggregator = Readonly<{ ConfigurationAggregatorName?: string }>;
  type Source = Readonly<{ SourceId?: string; SourceType?: string; AwsRegion?: string; LastUpdateStatus?: string }>;
  const aggregators = { service: "config", operation: "DescribeConfigurationAggregators" } as const;
  for (const aggregator of await all<Aggregator>(hands, aggregators, "ConfigurationAggregators")) {
    const { ConfigurationAggregatorName } = aggregator;
    const names = ["ConfigurationAggregatorName", "ConfigurationAggregatorArn"];
    book.note("recorder", subject, { [`aggregator ${ConfigurationAggregatorName}`]: settingsOf(aggregator, ...names) });
    const operation = "DescribeConfigurationAggregatorSourcesStatus";
    const question = { service: "config", operation, input: { ConfigurationAggregatorName } } as const;
    for (const source of await all<Source>(hands, question, "AggregatedSourceStatusList")) {
      const from = `${calls(source.SourceId ?? "")} (${source.AwsRegion})`;
      const aspect = `aggregator ${ConfigurationAggregatorName} gathers from ${from}`;
      book.note("recorder", subject, { [aspect]: source.LastUpdateStatus });
    }
  }
}
