/** The world in which the AWS CLI's examples for Organizations run, who calls, and where our answers are known to differ. Data. */

/** What the examples' `policy.json` would hold. */
export const DOCUMENT = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["s3:*"], Resource: ["*"] }],
});

const administrator = { roles: { admin: { trust: "self", policies: ["AdministratorAccess"] } } };
const account = (name, id, more = {}) => ({
  ...{ name, ...(id === undefined ? {} : { id }), email: `${name}@${name}.example`, principals: administrator },
  ...more,
});
const invited = (name, id, more = {}) =>
  account(name, id, { joined: { method: "invited", at: "2025-01-10" }, ...more });
const policy = (name, id, more = {}) => ({
  ...{ type: "SERVICE_CONTROL_POLICY", name, id, description: `what ${name} says`, document: DOCUMENT },
  ...more,
});
const alone = (name, id, more = {}) => ({ name, management: account(`${name}-management`, id), ...more });

const UNIT = "ou-examplerootid111-exampleouid";

/** Most ids are the examples' own. Whatever an example takes away has an organization, or at least an account, of its own. */
export const ORGANIZATION = {
  orgdrill: 1,
  organizations: [
    {
      name: "example",
      id: "o-exampleorgid",
      management: account("bill", "111111111111"),
      root: {
        id: "r-examplerootid111",
        accounts: [
          invited("beta", "555555555555"),
          invited("leaver", "666666666666"),
          invited("removed", "777777777777"),
          invited("moved", "888888888888"),
          account("production", "222222222222", { principals: administrator }),
        ],
        organizationalUnits: [
          {
            id: `${UNIT}111`,
            name: "Accounting",
            policies: ["FullAWSAccess", "detached"],
            accounts: [
              invited("development", "333333333333"),
              invited("test", "444444444444", { policies: ["FullAWSAccess", "attached"] }),
            ],
            organizationalUnits: [
              { id: `${UNIT}333`, name: "Renamed" },
              { id: `${UNIT}444`, name: "Emptied" },
            ],
          },
          { id: `${UNIT}222`, name: "Production" },
        ],
      },
    },
    alone("enabling", "111111111121", { root: { id: "r-enabling" }, policyTypes: [] }),
    alone("disabling", "111111111122", { root: { id: "r-disabling" } }),
    alone("deleting", "111111111123"),
    alone("billing", "111111111124", {
      featureSet: "CONSOLIDATED_BILLING",
      root: { accounts: [invited("payer", "111111111125")] },
    }),
  ],
  standaloneAccounts: ["juan", "susan", "anika", "greta", "first", "second"].map((name) => account(name)),
  invitations: [
    { id: "h-acceptedhandshake", from: "example", to: "juan@juan.example" },
    { id: "h-canceledhandshake", from: "example", to: "susan@susan.example", notes: "Join us" },
    { id: "h-declinedhandshake", from: "enabling", to: "susan@susan.example", notes: "Join us" },
    { id: "h-describedhandshake", from: "example", to: "anika@anika.example" },
  ],
  policies: {
    attached: policy("AllowAllEC2Actions", "p-examplepolicyid222"),
    detached: policy("Detached", "p-examplepolicyid111"),
    spare: policy("Spare", "p-examplepolicyid333", { organizations: ["example"] }),
    updated: policy("Updated", "p-examplepolicyid444", { organizations: ["example"] }),
    bound: policy("Bound", "p-examplepolicyid555", { organizations: ["example"] }),
  },
};

/** Who calls, where it is not the management account of the example organization. */
export const PROFILES = {
  "accept-handshake": "juan/admin",
  "create-organization 1": "first/admin",
  "create-organization 2": "second/admin",
  "decline-handshake": "susan/admin",
  "delete-organization": "deleting-management/admin",
  "disable-policy-type": "disabling-management/admin",
  "enable-all-features": "billing-management/admin",
  "enable-policy-type": "enabling-management/admin",
  "leave-organization": "leaver/admin",
  "list-handshakes-for-account": "anika/admin",
};

const HANDSHAKE = "h-examplehandshakeid111";

/** What stands for an id of an example, so that no example takes away what another one needs. */
export const INSTEAD = {
  "accept-handshake": { [HANDSHAKE]: "h-acceptedhandshake" },
  "attach-policy": { "p-examplepolicyid111": "p-examplepolicyid555" },
  "cancel-handshake": { [HANDSHAKE]: "h-canceledhandshake" },
  "decline-handshake": { [HANDSHAKE]: "h-declinedhandshake" },
  "delete-organizational-unit": { [`${UNIT}111`]: `${UNIT}444` },
  "delete-policy": { "p-examplepolicyid111": "p-examplepolicyid333" },
  "describe-handshake": { [HANDSHAKE]: "h-describedhandshake" },
  "disable-policy-type": { "r-examplerootid111": "r-disabling" },
  "enable-policy-type": { "r-examplerootid111": "r-enabling" },
  "invite-account-to-organization": { "juan@example.com": "greta@greta.example" },
  "move-account": { 333333333333: "888888888888" },
  "remove-account-from-organization": { 333333333333: "777777777777" },
  "update-organizational-unit": { [`${UNIT}111`]: `${UNIT}333` },
  "update-policy": { "p-examplepolicyid111": "p-examplepolicyid444" },
};

const retold = (change) => (output) => JSON.parse(change(JSON.stringify(output)));
const inSmallTimestamps = retold((text) => text.replaceAll('TimeStamp":', 'Timestamp":'));
const inCapitals = retold((text) =>
  text.replace(/"([a-z])(\w*)":/g, (_, first, rest) => `"${first.toUpperCase()}${rest}":`),
);

/** `corrected` is what the example's output would have to be; `has` is what we answer and it does not show. */
export const DEVIATIONS = [
  {
    examples: ["describe-account 1", "list-create-account-status 1", "list-create-account-status 2"],
    corrected: inSmallTimestamps,
    because: "the example writes `TimeStamp` where the API Reference has `Timestamp`",
  },
  {
    examples: ["enable-all-features 1"],
    corrected: inCapitals,
    because: "the example writes some members in lower case, the API Reference none",
  },
  {
    examples: ["list-handshakes-for-account 1"],
    corrected: ({ Handshake }) => ({ Handshakes: [Handshake] }),
    because: "the example shows one Handshake, the API Reference a list of Handshakes",
  },
  {
    examples: ["create-policy 1"],
    has: ["Policy.PolicySummary.AwsManaged boolean", "Policy.PolicySummary.Id string"],
    because: "the example leaves out two members of PolicySummary, which the example of describe-policy shows",
  },
  {
    examples: ["create-policy 2"],
    corrected: () => ({
      Policy: {
        Content: DOCUMENT,
        PolicySummary: { Arn: "", Description: "", Name: "", Type: "", AwsManaged: false, Id: "" },
      },
    }),
    because: "the example does not repeat the output of the first one",
  },
];
