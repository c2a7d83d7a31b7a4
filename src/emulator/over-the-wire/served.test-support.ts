/** A served world and the real SDK clients against it: everything that a test says crosses a socket. */
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { IAMClient } from "@aws-sdk/client-iam";
import {
  DescribeOrganizationCommand,
  type Handshake,
  ListHandshakesForAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { STSClient } from "@aws-sdk/client-sts";
import { composeServer, loadOrganization, renderFailure } from "../../compose.ts";
import type { AccountId } from "../../kernel/index.ts";
import { TWO_ORGANIZATIONS } from "../emulator.test-support.ts";
import { listen } from "../server.ts";

export type Credentials = Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;

/** One principal's clients. */
export type Hands = Readonly<{
  organizations: OrganizationsClient;
  iam: IAMClient;
  sts: STSClient;
  cloudtrail: CloudTrailClient;
  events: EventBridgeClient;
}>;

export type Served = Readonly<{
  url: string;
  as(profile: string): Hands;
  with(credentials: Credentials): Hands;
  credentials(profile: string): Credentials;
  /** A control call; answers its JSON, or throws when the status is not 2xx. */
  control(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}>;

const ROOT = new URL("../../..", import.meta.url).pathname;

/** Two organizations of `scenarios/` behind any free port; the clock ticks with the wall. */
export async function served(
  file = TWO_ORGANIZATIONS,
  assumptions: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const read = loadOrganization(file, { packageRoot: ROOT, workingDirectory: ROOT });
  if (!read.ok) throw new Error(renderFailure(read.refusal));
  const emulator = composeServer({
    ...{ organization: read.value, accountId: "123456789012" as AccountId, seed: 1 },
    ...{ open: false, instant: false, assumptions },
  });
  const strangers = { allowedHosts: [], controlToken: undefined };
  const { url, close } = await listen(emulator, { host: "127.0.0.1", port: 0, strangers });
  const profiles = new Map(emulator.signIns().map((each) => [each.profile, each.credentials]));
  const known = new Map<string, Hands>();
  const credentials = (profile: string): Credentials => {
    const found = profiles.get(profile);
    if (found === undefined) throw new Error(`nobody is called \`${profile}\``);
    return found;
  };
  return {
    url,
    close,
    credentials,
    with: (given) => handsWith(url, given),
    as(profile) {
      const hands = known.get(profile) ?? handsWith(url, credentials(profile));
      known.set(profile, hands);
      return hands;
    },
    async control(method, path, body) {
      const response = await fetch(`${url}/_orgdrill/${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
      return answer as Record<string, unknown>;
    },
  };
}

export function handsWith(endpoint: string, credentials: Credentials, region = "us-east-1"): Hands {
  const settings = { endpoint, region, credentials, maxAttempts: 1 };
  return {
    organizations: new OrganizationsClient(settings),
    iam: new IAMClient(settings),
    sts: new STSClient(settings),
    cloudtrail: new CloudTrailClient(settings),
    events: new EventBridgeClient(settings),
  };
}

export type Refusal = Readonly<{
  name: string;
  message: string;
  reason: string | undefined;
  requestId: string;
  status: number;
}>;

/** How a call was refused; fails when it was answered. */
export async function refusal(sent: Promise<unknown>): Promise<Refusal> {
  const thrown = await sent.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Error)) throw new Error("expected a refusal, but the call was answered");
  const { name, message, Reason, $metadata } = thrown as Error & {
    Reason?: string;
    $metadata?: { requestId?: string; httpStatusCode?: number };
  };
  return {
    name,
    message,
    reason: Reason,
    requestId: $metadata?.requestId ?? "",
    status: $metadata?.httpStatusCode ?? 0,
  };
}

export type SeenRecord = Readonly<{
  eventName: string;
  eventSource: string;
  eventType: string;
  errorCode?: string;
  errorMessage?: string;
  requestID?: string;
  eventID?: string;
  sharedEventID?: string;
  recipientAccountId: string;
  userIdentity: Readonly<Record<string, unknown>>;
  requestParameters: Readonly<Record<string, unknown>> | null;
  responseElements: Readonly<Record<string, unknown>> | null;
  serviceEventDetails?: Readonly<Record<string, unknown>>;
}>;

/** An account's event history in us-east-1, newest first, without the reading of it. */
export async function history(hands: Hands): Promise<readonly SeenRecord[]> {
  const { Events = [] } = await hands.cloudtrail.send(new LookupEventsCommand({}));
  return Events.map(({ CloudTrailEvent = "" }) => JSON.parse(CloudTrailEvent) as SeenRecord).filter(
    ({ eventName }) => eventName !== "LookupEvents",
  );
}

/** The id of the organization that the caller's account is in, or the name of the refusal. */
export async function organizationOf(hands: Hands): Promise<string> {
  const { organizations } = hands;
  const described = organizations.send(new DescribeOrganizationCommand({}));
  return described.then(
    ({ Organization }) => Organization?.Id ?? "",
    ({ name }: Error) => name,
  );
}

/** The invitations that the caller's account has received. */
export async function invitations(hands: Hands): Promise<readonly Handshake[]> {
  const { Handshakes = [] } = await hands.organizations.send(new ListHandshakesForAccountCommand({}));
  return Handshakes;
}
