/** AWS Artifact over a socket: which agreements an account is told before and after it has left. */
import { fileURLToPath } from "node:url";
import { CreateAccessKeyCommand, CreateUserCommand } from "@aws-sdk/client-iam";
import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ArtifactClient, ListCustomerAgreementsCommand } from "../../artifact-client/index.ts";
import { type Credentials, history, refusal, type Served, served } from "./served.test-support.ts";

const FILE = fileURLToPath(new URL("../../../scenarios/organizations/costs.yaml", import.meta.url));
const OWN = "AWS Business Associate Addendum";
const SHARED = "AWS Organizations Business Associate Addendum";
const [MANAGEMENT, PAYMENTS] = ["470000000001", "470000000011"];

let on: Served;
beforeEach(async () => {
  on = await served(FILE);
});
afterEach(() => on.close());

const clientWith = (credentials: Credentials): ArtifactClient =>
  new ArtifactClient({ endpoint: on.url, region: "us-east-1", credentials, maxAttempts: 1 });
const clientOf = (profile: string): ArtifactClient => clientWith(on.credentials(profile));

const listOf = async (profile: string) =>
  (await clientOf(profile).send(new ListCustomerAgreementsCommand({}))).customerAgreements ?? [];
const namesOf = async (profile: string) => (await listOf(profile)).map(({ name }) => name);

test("an organization's agreement is told to its members and owned by its management account", async () => {
  const [own, shared, ...more] = await listOf("payments/admin");
  expect(more).toEqual([]);
  expect(own).toMatchObject({ name: OWN, awsAccountId: PAYMENTS, state: "ACTIVE", type: "DEFAULT" });
  expect(own?.arn).toMatch(
    new RegExp(`^arn:aws:artifact::${PAYMENTS}:customer-agreement/customer-agreement-[a-zA-Z0-9]{16}$`),
  );
  expect(own?.effectiveStart).toBeInstanceOf(Date);
  expect(own?.organizationArn).toBeUndefined();
  expect(shared).toMatchObject({
    name: SHARED,
    awsAccountId: MANAGEMENT,
    organizationArn: `arn:aws:organizations::${MANAGEMENT}:organization/o-costacme01`,
  });
  expect(own?.id).not.toBe(shared?.id);
  expect(await listOf("acme-management/admin")).toEqual([shared]);
});

test("it is gone with the membership, the account's own stays, and the event history has the look", async () => {
  await on.as("payments/admin").organizations.send(new LeaveOrganizationCommand({}));
  expect(await namesOf("payments/admin")).toEqual([OWN]);
  expect(await namesOf("acme-management/admin")).toEqual([SHARED]);
  await on.control("POST", "clock", { advance: "1h" });
  const records = await history(on.as("payments/admin"));
  expect(records.find(({ eventName }) => eventName === "ListCustomerAgreements")).toMatchObject({
    eventSource: "artifact.amazonaws.com",
    readOnly: true,
    requestParameters: null,
    responseElements: null,
  });
});

test("page by page, and whatever is wrong is a ValidationException that says why", async () => {
  const client = clientOf("payments/admin");
  const page = (nextToken?: string) => client.send(new ListCustomerAgreementsCommand({ maxResults: 1, nextToken }));
  const first = await page();
  const second = await page(first.nextToken);
  const names = [first, second].flatMap(({ customerAgreements = [] }) => customerAgreements.map(({ name }) => name));
  expect(names).toEqual([OWN, SHARED]);
  expect(second.nextToken).toBeUndefined();
  const reasonOf = (input: { maxResults?: number; nextToken?: string }) =>
    client.send(new ListCustomerAgreementsCommand(input)).then(
      () => "none",
      ({ name, reason }: { name: string; reason?: string }) => `${name} ${reason}`,
    );
  expect(await reasonOf({ nextToken: "guessed" })).toBe("ValidationException invalidToken");
  expect(await reasonOf({ maxResults: 301 })).toBe("ValidationException fieldValidationFailed");
});

test("who may not list is told so, in the words of the decision", async () => {
  const { iam } = on.as("payments/admin");
  await iam.send(new CreateUserCommand({ UserName: "nobody" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "nobody" }));
  const { AccessKeyId: accessKeyId = "", SecretAccessKey: secretAccessKey = "" } = AccessKey ?? {};
  const client = clientWith({ accessKeyId, secretAccessKey });
  expect(await refusal(client.send(new ListCustomerAgreementsCommand({})))).toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining("artifact:ListCustomerAgreements on resource: * because no identity-based policy"),
  });
});
