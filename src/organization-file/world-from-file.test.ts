import { expect, test } from "vitest";
import { eventRuleKey } from "../domain/index.ts";
import { days, parseAccountId } from "../kernel/index.ts";
import { loaded, NOW, parsed, scenario } from "./fixtures.test-support.ts";
import { organizationFileText } from "./write.ts";

const id = (text: string) => {
  const found = parseAccountId(text);
  if (found === undefined) throw new Error(text);
  return found;
};
const PAYMENTS = id("222222222222");

const organization = (account: string, rest = ""): string => `orgdrill: 1
organizations:
  - name: acme
    management: { id: "111111111111", name: management, email: aws@acme.example }
    root:
      organizationalUnits:
        - name: Workloads
          accounts:
            - { id: "222222222222", name: payments, email: payments@acme.example${account} }
${rest}`;

const DENY_LEAVE = `policies:
  deny-leave:
    type: SERVICE_CONTROL_POLICY
    document: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "organizations:LeaveOrganization", Resource: "*" }] }
`;

test("the same file and seed give the same world; another seed gives other ids", () => {
  const file = parsed(organization(""));
  expect(loaded(file, 7)).toEqual({ ...loaded(file, 7), places: expect.anything() });
  expect([...loaded(file, 7).world.organizations.keys()]).not.toEqual([...loaded(file, 8).world.organizations.keys()]);
});

test("left out means complete sign-up, active, created 400 days ago, FullAWSAccess everywhere", () => {
  const { world } = loaded(parsed(organization("")));
  const [acme] = [...world.organizations.values()];
  const account = world.accounts.get(PAYMENTS);
  expect(account).toMatchObject({
    state: "ACTIVE",
    signUp: { payment: true, phone: true, agreement: true, contact: true, supportPlan: "basic" },
    membership: { method: "CREATED", joinedAt: NOW - days(400) },
    rootUser: { password: false, mfa: false },
  });
  expect([...(acme?.enabledPolicyTypes ?? [])]).toEqual(["SERVICE_CONTROL_POLICY"]);
  const targets = [acme?.rootId, "111111111111", PAYMENTS, ...(acme?.organizationalUnits.keys() ?? [])];
  for (const target of targets) expect(acme?.attachments.get(target ?? "")).toEqual(["p-FullAWSAccess"]);
  expect([...(world.identities.get(PAYMENTS)?.roles.keys() ?? [])]).toEqual([
    "AWSServiceRoleForOrganizations",
    "OrganizationAccountAccessRole",
  ]);
});

test("an invited account has a root password and no role of the management account", () => {
  const { world } = loaded(parsed(organization(", joined: { method: invited, at: 3d ago }")));
  expect(world.accounts.get(PAYMENTS)).toMatchObject({
    createdAt: NOW - days(3),
    rootUser: { password: true, mfa: false },
  });
  expect(world.identities.get(PAYMENTS)?.roles.has("OrganizationAccountAccessRole")).toBe(false);
  expect(world.accounts.get(id("111111111111"))?.rootUser).toEqual({ password: true, mfa: true });
});

test("a created account goes without the access role, or has it under another name", () => {
  const roles = (account: string): readonly string[] => [
    ...(loaded(parsed(organization(account)))
      .world.identities.get(PAYMENTS)
      ?.roles.keys() ?? []),
  ];
  expect(roles(", accessRole: false, serviceLinkedRole: false")).toEqual([]);
  expect(roles(", accessRole: Landing, serviceLinkedRole: false")).toEqual(["Landing"]);
  const own = ", principals: { roles: { OrganizationAccountAccessRole: { trust: self } } }, serviceLinkedRole: false";
  const { world } = loaded(parsed(organization(own)));
  expect(world.identities.get(PAYMENTS)?.roles.get("OrganizationAccountAccessRole")?.trustPolicy).toContain(PAYMENTS);
});

test("a list of policies replaces the default, and resource control keeps its own", () => {
  const rest = `    policyTypes: [SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY]\n${DENY_LEAVE}`;
  const { world } = loaded(parsed(organization(", policies: [FullAWSAccess, deny-leave]", rest)));
  const [acme] = [...world.organizations.values()];
  const names = acme?.attachments.get(PAYMENTS)?.map((each) => acme.policies.get(each)?.name);
  expect(names).toEqual(["FullAWSAccess", "deny-leave", "RCPFullAWSAccess"]);
  expect(acme?.attachments.get(acme.rootId)).toEqual(["p-FullAWSAccess", "p-RCPFullAWSAccess"]);
});

test("consolidated billing knows no policies", () => {
  const { world } = loaded(parsed(organization("", "    featureSet: CONSOLIDATED_BILLING\n")));
  const [acme] = [...world.organizations.values()];
  expect([acme?.attachments.size, acme?.policies.size, acme?.enabledPolicyTypes.size]).toEqual([0, 0, 0]);
});

test("identity providers are trusted in a statement of their own", () => {
  const trust = '[self, "oidc:token.actions.githubusercontent.com", "oidc:oidc.eks.eu-west-1.amazonaws.com/id/AB12"]';
  const { world } = loaded(parsed(organization(`, principals: { roles: { ci: { trust: ${trust} } } }`)));
  const provider = "arn:aws:iam::222222222222:oidc-provider";
  expect(JSON.parse(world.identities.get(PAYMENTS)?.roles.get("ci")?.trustPolicy ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: "arn:aws:iam::222222222222:root" }, Action: "sts:AssumeRole" },
      {
        Effect: "Allow",
        Principal: {
          Federated: [
            `${provider}/token.actions.githubusercontent.com`,
            `${provider}/oidc.eks.eu-west-1.amazonaws.com/id/AB12`,
          ],
        },
        Action: "sts:AssumeRoleWithWebIdentity",
      },
    ],
  });
});

test("a SAML provider is trusted with session tags, and a role of single sign-on has its path", () => {
  const role = `AWSReservedSSO_Admin_0123456789abcdef: { path: /aws-reserved/sso.amazonaws.com/eu-west-1/, trust: "saml:AWSSSO_0123456789abcdef_DO_NOT_DELETE" }`;
  const first = loaded(parsed(organization(`, principals: { roles: { ${role} } }`)));
  const made = first.world.identities.get(PAYMENTS)?.roles.get("AWSReservedSSO_Admin_0123456789abcdef");
  expect(made?.arn).toBe(
    "arn:aws:iam::222222222222:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef",
  );
  expect(JSON.parse(made?.trustPolicy ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: "arn:aws:iam::222222222222:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE" },
        Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
      },
    ],
  });
  const written = organizationFileText(first.world, first);
  expect(written).toContain("saml:AWSSSO_0123456789abcdef_DO_NOT_DELETE");
  expect(written).not.toContain("saml-provider");
  expect(loaded(parsed(written)).world).toEqual(first.world);
});

test("trust, boundary, own policies and keys arrive in the account", () => {
  const account = `, principals: {
                root: { accessKeys: 1 },
                users: { alice: { policies: [deploy], accessKeys: 2 } },
                roles: {
                  admin: { trust: [management, "222222222222", "service:ec2.amazonaws.com"], policies: [AdministratorAccess], boundary: deploy },
                  odd: { trust: { document: '{"Version": "2012-10-17", "Statement": []  }' } } } }`;
  const rest = `policies:
  deploy: { type: IDENTITY_POLICY, name: Deploy, document: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] } }
`;
  expect(() => parsed(organization(account, rest))).toThrow(/Statement/);
  const { world, places } = loaded(
    parsed(
      organization(account.replace("[]  ", '[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]  '), rest),
    ),
  );
  const identities = world.identities.get(PAYMENTS);
  const arn = "arn:aws:iam::222222222222:policy/Deploy";
  expect(identities?.users.get("alice")?.attachedPolicies).toEqual([arn]);
  expect(identities?.roles.get("admin")).toMatchObject({
    attachedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    boundary: arn,
    trustPolicy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::222222222222:root"],"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  });
  expect(identities?.roles.get("odd")?.trustPolicy).toContain('{"Version": "2012-10-17", ');
  expect(identities?.managedPolicies.get(arn)?.versions.get("v1")?.content).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
  );
  expect([...world.accessKeys.values()].map((each) => each.owner.kind)).toEqual(["user", "user", "root"]);
  expect(places.principal("arn:aws:iam::222222222222:role/admin")).toMatchObject({ file: "test.yaml", line: 13 });
});

test("accounts without an id get one that no other account has", () => {
  const many = Array.from(
    { length: 50 },
    (_, index) => `  - { name: a${index}, email: a${index}@acme.example }\n`,
  ).join("");
  const { world, accountsByName } = loaded(parsed(`orgdrill: 1\nstandaloneAccounts:\n${many}`));
  expect(world.accounts.size).toBe(50);
  expect(accountsByName.size).toBe(50);
  for (const each of world.accounts.keys()) expect(each).toMatch(/^\d{12}$/);
});

test("a name that two accounts have finds neither", () => {
  const file = parsed(
    "orgdrill: 1\nstandaloneAccounts:\n  - { name: same, email: a@acme.example }\n  - { name: same, email: b@acme.example }\n",
  );
  expect(loaded(file).accountsByName.has("same")).toBe(false);
});

test("detections become rules, invitations open handshakes", () => {
  const { world, detections, places, organizationsByName } = loaded(scenario("reference.yaml"));
  const detection = detections.get("account-departure");
  expect(detection).toMatchObject({
    withinMs: 900_000,
    rules: [{ accountId: "111111111111", region: "us-east-1", busName: "default" }],
  });
  const [rule] = detection?.rules ?? [];
  expect(rule && world.eventRules.get(eventRuleKey(rule))).toEqual(rule);
  expect(rule?.targets).toEqual([
    { id: "security-alerts", arn: "arn:aws:sns:us-east-1:222222222201:security-alerts", input: undefined },
  ]);
  expect([...world.handshakes.values()]).toMatchObject([
    {
      state: "OPEN",
      organizationId: organizationsByName.get("umbrella"),
      target: { accountId: "888888888801" },
      expiresAt: NOW + days(14),
    },
  ]);
  expect(places.detection("account-departure")?.file).toBe("scenarios/organizations/reference.yaml");
  expect(places.policyDocument("p-denyleave1")).toBe("scenarios/organizations/scp/deny-leave.json");
});

test("a topic's name means the rule's own account and Region", () => {
  const rest =
    "detections:\n  d: { account: payments, region: eu-west-1, notify: alerts, within: 2m, pattern: { source: [aws.iam] } }\n";
  const rule = loaded(parsed(organization("", rest))).detections.get("d")?.rules[0];
  expect(rule?.targets).toEqual([{ id: "alerts", arn: "arn:aws:sns:eu-west-1:222222222222:alerts", input: undefined }]);
  expect(rule?.pattern).toBe('{"source":["aws.iam"]}');
});
