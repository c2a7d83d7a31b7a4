/** What an account lets others send to, in one Region: topics and who hears of them, queues, and functions. */
import { type AccountReading, all, ask, digestOf, type FactBook, find } from "./baseline-facts.ts";
import { settingsOf, wordsOnPolicy } from "./baseline-words.ts";

/** Each part is unread by itself where its service refuses to tell. */
export async function readEndpoints(book: FactBook, reading: AccountReading): Promise<void> {
  const { name } = reading;
  await book.part(`topics of ${name}`, () => readTopics(book, reading));
  await book.part(`queues of ${name}`, () => readQueues(book, reading));
  await book.part(`functions of ${name}`, () => readFunctions(book, reading));
}

type Attributes = Readonly<Record<string, string>>;

const lastOf = (text: string, separator: string): string => text.slice(text.lastIndexOf(separator) + 1);

/** Amazon SNS API Reference: ListTopics, GetTopicAttributes, ListSubscriptionsByTopic. */
async function readTopics(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Topic = Readonly<{ TopicArn?: string }>;
  type Subscription = Readonly<{ Protocol?: string; Endpoint?: string; SubscriptionArn?: string }>;
  for (const { TopicArn = "" } of await all<Topic>(hands, { service: "sns", operation: "ListTopics" }, "Topics")) {
    const subject = `topic ${lastOf(TopicArn, ":")} in ${name}`;
    const input = { TopicArn };
    const { Attributes = {} } = await ask(hands, { service: "sns", operation: "GetTopicAttributes", input });
    const { DisplayName, Policy } = Attributes as Attributes;
    book.note("topic", subject, { "is there": "yes", "display name": DisplayName, policy: wordsOnPolicy(Policy) });
    const listing = { service: "sns", operation: "ListSubscriptionsByTopic", input } as const;
    for (const { Protocol, Endpoint, SubscriptionArn } of await all<Subscription>(hands, listing, "Subscriptions"))
      book.note("topic", subject, {
        [`sends to ${Protocol} ${Endpoint}`]:
          SubscriptionArn?.startsWith("arn:") === true ? "confirmed" : "not confirmed",
      });
  }
}

/** What changes with every message, or says when. */
const NO_SETTINGS = [
  "QueueArn",
  "Policy",
  "CreatedTimestamp",
  "LastModifiedTimestamp",
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
];

/** Amazon SQS API Reference: ListQueues, GetQueueAttributes. */
async function readQueues(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  const listing = { service: "sqs", operation: "ListQueues", input: { MaxResults: 1000 } } as const;
  for (const QueueUrl of await all<string>(hands, listing, "QueueUrls")) {
    const input = { QueueUrl, AttributeNames: ["All"] };
    const { Attributes = {} } = await ask(hands, { service: "sqs", operation: "GetQueueAttributes", input });
    const attributes = Attributes as Attributes;
    book.note("queue", `queue ${lastOf(QueueUrl, "/")} in ${name}`, {
      settings: settingsOf(attributes, ...NO_SETTINGS),
      policy: wordsOnPolicy(attributes.Policy),
    });
  }
}

/** AWS Lambda API Reference: ListFunctions, GetPolicy; what is in the environment may be secret, and is told by its digest. */
async function readFunctions(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Described = Readonly<Record<string, unknown>> & Readonly<{ FunctionName?: string; Environment?: unknown }>;
  for (const described of await all<Described>(hands, { service: "lambda", operation: "ListFunctions" }, "Functions")) {
    const { FunctionName, Environment } = described;
    const asked = { service: "lambda", operation: "GetPolicy", input: { FunctionName } } as const;
    const found = await find(hands, asked, "ResourceNotFoundException");
    const names = ["FunctionName", "FunctionArn", "LastModified", "RevisionId", "Environment", "State"];
    book.note("function", `function ${FunctionName} in ${name}`, {
      settings: settingsOf(described, ...names),
      environment: Environment === undefined ? undefined : digestOf(JSON.parse(JSON.stringify(Environment))),
      policy: wordsOnPolicy(typeof found?.Policy === "string" ? found.Policy : undefined),
    });
  }
}
