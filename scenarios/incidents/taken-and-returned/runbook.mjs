#!/usr/bin/env node
/** Contains the builder of an account that has left, brings the account back and cleans up; every step can be repeated. */
import {
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  PutUserPermissionsBoundaryCommand,
} from "@aws-sdk/client-iam";
import {
  AcceptHandshakeCommand,
  DeclineHandshakeCommand,
  DescribeAccountCommand,
  InviteAccountToOrganizationCommand,
  ListHandshakesForAccountCommand,
  ListParentsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

const [account] = process.argv.slice(2);
const UNIT = "ou-tkn1-labs0001";
const TAGS = { owner: "research", stage: "experiment" };
const GONE = ["NoSuchEntity", "NoSuchEntityException"];

try {
  await bringBack(new OrganizationsClient({}), await insiders());
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}

/** Clients with a role in the account, which survives a departure. */
async function insiders() {
  const { Credentials } = await new STSClient({}).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/incident-responder`,
      RoleSessionName: "responder",
    }),
  );
  const credentials = {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
  return { iam: new IAMClient({ credentials }), member: new OrganizationsClient({ credentials }) };
}

async function bringBack(management, { iam, member }) {
  await step("bind the builder", () =>
    iam.send(
      new PutUserPermissionsBoundaryCommand({
        UserName: "builder",
        PermissionsBoundary: "arn:aws:iam::aws:policy/AWSDenyAll",
      }),
    ),
  );
  for (const { Id } of await openInvitations(member)) {
    await step(`decline ${Id}`, () => member.send(new DeclineHandshakeCommand({ HandshakeId: Id })));
  }
  if (!(await isMember(management))) {
    const invited = await step("invite the account", () =>
      management.send(new InviteAccountToOrganizationCommand({ Target: { Type: "ACCOUNT", Id: account } })),
    );
    await step("accept in the account", () =>
      member.send(new AcceptHandshakeCommand({ HandshakeId: invited.Handshake.Id })),
    );
  }
  await step("move it to its unit", async () => {
    const { Parents } = await management.send(new ListParentsCommand({ ChildId: account }));
    if (Parents[0].Id === UNIT) return;
    await management.send(
      new MoveAccountCommand({ AccountId: account, SourceParentId: Parents[0].Id, DestinationParentId: UNIT }),
    );
  });
  await step("put its tags back", () =>
    management.send(
      new TagResourceCommand({
        ResourceId: account,
        Tags: Object.entries(TAGS).map(([Key, Value]) => ({ Key, Value })),
      }),
    ),
  );
  await step("take the intruder's policy away", () =>
    ifThere(iam, new DeleteUserPolicyCommand({ UserName: "builder", PolicyName: "everything" })),
  );
  await step("take the planted user away", () => ifThere(iam, new DeleteUserCommand({ UserName: "support-backup" })));
}

async function step(name, carryOut) {
  console.log(name);
  return carryOut();
}

async function isMember(management) {
  try {
    await management.send(new DescribeAccountCommand({ AccountId: account }));
    return true;
  } catch (error) {
    if (error.name !== "AccountNotFoundException") throw error;
    return false;
  }
}

async function openInvitations(member) {
  const { Handshakes = [] } = await member.send(new ListHandshakesForAccountCommand({}));
  return Handshakes.filter((each) => each.Action === "INVITE" && each.State === "OPEN");
}

async function ifThere(iam, command) {
  try {
    await iam.send(command);
  } catch (error) {
    if (!GONE.includes(error.name)) throw error;
  }
}
