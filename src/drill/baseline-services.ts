/** What the security services of an account tell: who is watched, what is recorded, what is shared; in the Region of the hands. */
import { listOf } from "../action/index.ts";
import { type AccountReading, all, ask, type FactBook, find } from "./baseline-facts.ts";

/** Each part is unread by itself where its service refuses to tell. */
export async function readServices(book: FactBook, reading: AccountReading): Promise<void> {
  const { name } = reading;
  await book.part(`GuardDuty of ${name}`, () => readDetectors(book, reading));
  await book.part(`Security Hub of ${name}`, () => readHub(book, reading));
  await book.part(`Config of ${name}`, () => readRecorders(book, reading));
  await book.part(`shares of ${name}`, () => readShares(book, reading));
}

/** GuardDuty API Reference: ListDetectors, GetDetector, ListMembers; who administers nobody has no members. */
async function readDetectors(book: FactBook, { name, hands, calls }: AccountReading): Promise<void> {
  const subject = `GuardDuty of ${name}`;
  type Member = Readonly<{ AccountId?: string; RelationshipStatus?: string }>;
  for (const DetectorId of await all<string>(
    hands,
    { service: "guardduty", operation: "ListDetectors" },
    "DetectorIds",
  )) {
    const input = { DetectorId };
    const { Status } = await ask(hands, { service: "guardduty", operation: "GetDetector", input });
    book.note("detector", subject, { detector: String(Status) });
    const members = await all<Member>(
      hands,
      { service: "guardduty", operation: "ListMembers", input: { ...input, OnlyAssociated: "false" } },
      "Members",
    );
    for (const { AccountId = "", RelationshipStatus } of members)
      book.note("detector", subject, { [`watches ${calls(AccountId)}`]: RelationshipStatus });
  }
}

/** Security Hub API Reference: DescribeHub, ListMembers; who is not subscribed is refused with InvalidAccessException. */
async function readHub(book: FactBook, { name, hands, calls }: AccountReading): Promise<void> {
  const subject = `Security Hub of ${name}`;
  type Member = Readonly<{ AccountId?: string; MemberStatus?: string }>;
  const described = { service: "securityhub", operation: "DescribeHub" } as const;
  if ((await find(hands, described, "InvalidAccessException")) === undefined) return;
  book.note("hub", subject, { "is on": "yes" });
  const input = { OnlyAssociated: false };
  const question = { service: "securityhub", operation: "ListMembers", input } as const;
  for (const { AccountId = "", MemberStatus } of await all<Member>(hands, question, "Members"))
    book.note("hub", subject, { [`shows ${calls(AccountId)}`]: MemberStatus });
}

/** AWS Config API Reference: DescribeConfigurationRecorderStatus, DescribeConfigurationAggregators and the status of their sources. */
async function readRecorders(book: FactBook, { name, hands, calls }: AccountReading): Promise<void> {
  const subject = `Config of ${name}`;
  type Recorder = Readonly<{ name?: string; recording?: boolean }>;
  const status = await ask(hands, { service: "config", operation: "DescribeConfigurationRecorderStatus" });
  for (const recorder of listOf<Recorder>(status, "ConfigurationRecordersStatus"))
    book.note("recorder", subject, {
      [`recorder ${recorder.name}`]: recorder.recording === true ? "records" : "stopped",
    });
  type Aggregator = Readonly<{ ConfigurationAggregatorName?: string }>;
  type Source = Readonly<{ SourceId?: string; SourceType?: string; AwsRegion?: string; LastUpdateStatus?: string }>;
  const aggregators = { service: "config", operation: "DescribeConfigurationAggregators" } as const;
  for (const { ConfigurationAggregatorName } of await all<Aggregator>(hands, aggregators, "ConfigurationAggregators")) {
    const operation = "DescribeConfigurationAggregatorSourcesStatus";
    const question = { service: "config", operation, input: { ConfigurationAggregatorName } } as const;
    for (const source of await all<Source>(hands, question, "AggregatedSourceStatusList")) {
      const from = `${calls(source.SourceId ?? "")} (${source.AwsRegion})`;
      const aspect = `aggregator ${ConfigurationAggregatorName} gathers from ${from}`;
      book.note("recorder", subject, { [aspect]: source.LastUpdateStatus });
    }
  }
}

/** AWS RAM API Reference: GetResourceShares of both owners, GetResourceShareAssociations. */
async function readShares(book: FactBook, { name, hands, calls }: AccountReading): Promise<void> {
  type Share = Readonly<{ name?: string; owningAccountId?: string; resourceShareArn?: string; status?: string }>;
  const sharesOf = (resourceOwner: string): Promise<readonly Share[]> =>
    all(
      hands,
      { service: "ram", operation: "GetResourceShares", input: { resourceOwner, resourceShareStatus: "ACTIVE" } },
      "resourceShares",
    );
  for (const share of await sharesOf("OTHER-ACCOUNTS"))
    book.note("share", `shares with ${name}`, {
      [`${share.name} of ${calls(share.owningAccountId ?? "")}`]: "reaches it",
    });
  const own = await sharesOf("SELF");
  if (own.length === 0) return;
  type Association = Readonly<{ resourceShareArn?: string; associatedEntity?: string; status?: string }>;
  const input = { associationType: "PRINCIPAL" };
  const question = { service: "ram", operation: "GetResourceShareAssociations", input } as const;
  const associations = await all<Association>(hands, question, "resourceShareAssociations");
  for (const share of own) {
    const shared = associations.filter(
      (each) => each.resourceShareArn === share.resourceShareArn && each.status === "ASSOCIATED",
    );
    book.note("share", `share ${share.name} of ${name}`, {
      "is there": "yes",
      "shared with": shared.map((each) => calls(each.associatedEntity ?? "")),
    });
  }
}
