/** One short script for each rule that luck of seeds may miss: what is done, and what must be answered. aws-facts 1.2, 2.1 to 2.4, 3.1, 3.2, 7, 8. */
import type { Command } from "./command.test-support.ts";
import { DAY, HOUR, MINUTE, SECOND, SIGN_UP_PARTS } from "./model.test-support.ts";

export type Told = readonly (readonly [command: Command, answer: string])[];

const wait = (ms: number): Told => [[{ do: "wait", ms }, "ok"]];
const invited = (label: string, account: string, answer = "ok", by = "solo-boss"): Told => [
  [{ do: "invite", as: `${by}/admin`, label, account, by: "id" }, answer],
];
const closed = (account: string, by: string, answer = "ok"): Told => [
  [{ do: "close", as: `${by}/admin`, account }, answer],
];
const closes = (account: string): Told => [[{ do: "self-close", as: `${account}/root` }, "ok"]];

const OUTSIDER = "alone-1/admin";
const GUARDDUTY = "guardduty.amazonaws.com";
const CONFIG = "config.amazonaws.com";
const OUTSIDE = "AWSOrganizationsNotInUseException";
const outside = (command: Command): Told[number] => [command, OUTSIDE];
const registered = (account: string, service: string, reason?: string): Told => [
  [
    { do: "register", as: "acme-boss/admin", account, service },
    reason === undefined ? "ok" : `ConstraintViolationException/${reason}`,
  ],
];
const unit = (label: string, parent: string, answer = "ok"): Told => [
  [{ do: "create-unit", as: "acme-boss/admin", label, parent, name: label }, answer],
];

/** An account without one part, and what is answered to whoever would remove it. */
const lacking = (part: string, reason = "") => {
  const label = `no-${part}`;
  const gives = SIGN_UP_PARTS.filter((each) => each !== part);
  const made: Told = [
    [{ do: "create-account", as: "solo-boss/admin", label, email: `${label}@example.com` }, "ok"],
    ...wait(31 * SECOND),
    [{ do: "recover-password", account: label }, "ok"],
    [{ do: "sign-up", as: `${label}/root`, gives }, "ok"],
  ];
  const removed: Told = [
    [{ do: "remove", as: "solo-boss/admin", account: label }, `ConstraintViolationException/${reason}`],
  ];
  return { made, removed };
};

const NEEDS_ALL = "ConstraintViolationException/ORGANIZATION_NOT_IN_ALL_FEATURES_MODE";
const TOO_MANY = "HandshakeConstraintViolationException/HANDSHAKE_RATE_LIMIT_EXCEEDED";
const TOO_SOON = "HandshakeConstraintViolationException/ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED";
const TOO_YOUNG = "ConstraintViolationException/WAIT_PERIOD_ACTIVE";
const FINAL = "InvalidHandshakeTransitionException";

/** The cast's acme-open-2 was created three days before the play begins. */
const LEFT_TO_WAIT = DAY;

export const ONE_RULE: Readonly<Record<string, Told>> = {
  "so many invitations a day, declined or not": [
    ...invited("one", "alone-1"),
    ...invited("two", "alone-2"),
    ...invited("three", "umbra-1", TOO_MANY),
    [{ do: "decline", as: "alone-1/admin", invitation: "one" }, "ok"],
    ...invited("four", "alone-1", TOO_MANY),
    [{ do: "cancel", as: "solo-boss/admin", invitation: "two" }, "ok"],
    ...invited("five", "alone-2", TOO_MANY),
  ],
  "an accepted invitation is not counted": [
    ...invited("one", "alone-1"),
    ...invited("two", "alone-2"),
    [{ do: "accept", as: "alone-2/admin", invitation: "two" }, "ok"],
    ...invited("three", "umbra-1"),
    ...invited("four", "umbra-2", TOO_MANY),
  ],
  "a day is 24 hours": [
    ...invited("one", "alone-1"),
    ...invited("two", "alone-2"),
    ...wait(12 * HOUR),
    ...invited("three", "umbra-1", TOO_MANY),
    ...wait(12 * HOUR - SECOND),
    ...invited("four", "umbra-1", TOO_MANY),
    ...wait(SECOND),
    ...invited("five", "umbra-1"),
  ],
  "a created account waits four days": [
    [{ do: "leave", as: "acme-open-2/admin" }, TOO_YOUNG],
    [
      {
        do: "sign-up",
        as: "acme-open-2/root",
        gives: ["contact", "phone", "agreement", "payment", "supportPlan"],
      },
      "ok",
    ],
    ...wait(LEFT_TO_WAIT - SECOND),
    [{ do: "remove", as: "acme-boss/admin", account: "acme-open-2" }, TOO_YOUNG],
    ...wait(SECOND),
    [{ do: "leave", as: "acme-open-2/admin" }, "ok"],
  ],
  "each part of a sign-up is asked for": [
    ...lacking("agreement").made,
    ...lacking("contact").made,
    ...lacking("supportPlan").made,
    ...lacking("phone").made,
    ...lacking("payment").made,
    ...wait(4 * DAY),
    ...lacking("agreement", "ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA").removed,
    ...lacking("contact", "ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA").removed,
    ...lacking("supportPlan", "ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA").removed,
    ...lacking("phone", "ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION").removed,
    ...lacking("payment", "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED").removed,
  ],
  "an invitation lives fifteen days and is shown for thirty more": [
    ...invited("one", "alone-1"),
    ...wait(15 * DAY - SECOND),
    [{ do: "look", as: "alone-1/admin", at: "DescribeHandshake", label: "one" }, "ok"],
    ...wait(SECOND),
    [{ do: "accept", as: "alone-1/admin", invitation: "one" }, FINAL],
    ...wait(30 * DAY - SECOND),
    [{ do: "look", as: "alone-1/admin", at: "DescribeHandshake", label: "one" }, "ok"],
    ...wait(SECOND),
    [{ do: "look", as: "alone-1/admin", at: "DescribeHandshake", label: "one" }, "HandshakeNotFoundException"],
  ],
  "what has ended is shown for thirty days": [
    ...invited("one", "alone-1"),
    [{ do: "decline", as: "alone-1/admin", invitation: "one" }, "ok"],
    ...wait(30 * DAY - SECOND),
    [{ do: "look", as: "solo-boss/admin", at: "DescribeHandshake", label: "one" }, "ok"],
    ...wait(SECOND),
    [{ do: "look", as: "solo-boss/admin", at: "DescribeHandshake", label: "one" }, "HandshakeNotFoundException"],
  ],
  "every end of an invitation is final": [
    ...invited("one", "alone-1"),
    [{ do: "decline", as: "alone-1/admin", invitation: "one" }, "ok"],
    [{ do: "cancel", as: "solo-boss/admin", invitation: "one" }, FINAL],
    [{ do: "accept", as: "alone-1/admin", invitation: "one" }, FINAL],
    [{ do: "decline", as: "alone-1/admin", invitation: "one" }, "HandshakeAlreadyInStateException"],
    ...invited("two", "alone-2"),
    [{ do: "cancel", as: "solo-boss/admin", invitation: "two" }, "ok"],
    [{ do: "decline", as: "alone-2/admin", invitation: "two" }, FINAL],
    [{ do: "accept", as: "alone-2/admin", invitation: "two" }, FINAL],
  ],
  "tags stay behind": [
    [{ do: "tag", as: "acme-boss/admin", resource: "acme-top-1", key: "team", value: "blue" }, "ok"],
    [{ do: "leave", as: "acme-top-1/admin" }, "ok"],
    [{ do: "create-organization", as: "acme-top-1/admin", label: "own" }, "ok"],
    [{ do: "look", as: "acme-top-1/admin", at: "ListTagsForResource", label: "acme-top-1" }, "ok"],
  ],
  "an invitation brings its tags, once it is accepted": [
    [
      {
        do: "invite",
        as: "solo-boss/admin",
        label: "one",
        account: "alone-1",
        by: "email",
        tags: { team: "red" },
        notes: "welcome",
      },
      "ok",
    ],
    [{ do: "accept", as: "alone-1/admin", invitation: "one" }, "ok"],
    [{ do: "untag", as: "solo-boss/admin", resource: "alone-1", key: "team" }, "ok"],
  ],
  "whoever is gone administers nothing": [
    [{ do: "register", as: "acme-boss/admin", account: "acme-top-1", service: "guardduty.amazonaws.com" }, "ok"],
    ...closed("acme-top-1", "acme-boss"),
    ...wait(90 * DAY + 5 * MINUTE),
    [{ do: "distrust", as: "acme-boss/admin", service: "guardduty.amazonaws.com" }, "ok"],
  ],
  "an hour lies between two direct changes": [
    ...invited("one", "acme-top-1"),
    ...invited("two", "acme-top-1", "ok", "umbra-boss"),
    [{ do: "accept", as: "acme-top-1/admin", invitation: "one" }, "ok"],
    ...wait(HOUR - SECOND),
    [{ do: "accept", as: "acme-top-1/admin", invitation: "two" }, TOO_SOON],
    ...wait(SECOND),
    [{ do: "accept", as: "acme-top-1/admin", invitation: "two" }, "ok"],
  ],
  "what its owner closes is not counted, neither in thirty days nor at once": [
    ...closes("umbra-1"),
    ...closed("umbra-2", "umbra-boss"),
    ...closes("acme-open-1"),
    ...closes("acme-top-1"),
    ...closed("acme-open-2", "acme-boss"),
    ...closed("acme-kept-1", "acme-boss"),
  ],
  "an account that was let go unpaid": [
    ...closes("acme-open-1"),
    ...closes("acme-open-2"),
    ...closes("acme-top-1"),
    ...closed("acme-kept-1", "acme-boss"),
    ...wait(5 * MINUTE),
    ...closes("acme-boss"),
    [
      { do: "create-account", as: "acme-boss/admin", label: "late", email: "late@example.com" },
      "ConcurrentModificationException",
    ],
    ...invited("late", "alone-1", "ConcurrentModificationException", "acme-boss"),
    ...wait(5 * MINUTE),
    [{ do: "reopen", as: "acme-open-2/root" }, "ok"],
    ...wait(90 * DAY),
    [
      { do: "create-organization", as: "acme-open-2/admin", label: "own" },
      "ConstraintViolationException/MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
    ],
    ...invited("one", "acme-open-2"),
    [
      { do: "accept", as: "acme-open-2/admin", invitation: "one" },
      "HandshakeConstraintViolationException/PAYMENT_INSTRUMENT_REQUIRED",
    ],
    [{ do: "sign-up", as: "acme-open-2/root", gives: ["payment"] }, "ok"],
    [
      { do: "create-organization", as: "acme-open-2/admin", label: "own" },
      "ConstraintViolationException/MASTER_ACCOUNT_MISSING_CONTACT_INFO",
    ],
    [{ do: "accept", as: "acme-open-2/admin", invitation: "one" }, "ok"],
  ],
  "whoever is in no organization is told so": [
    ...(["delete-organization", "write-guard", "leave"] as const).map((each) => outside({ do: each, as: OUTSIDER })),
    outside({ do: "create-account", as: OUTSIDER, label: "none", email: "none@example.com" }),
    outside({ do: "invite", as: OUTSIDER, label: "none", account: "alone-2", by: "id" }),
    ...(["remove", "close"] as const).map((each) => outside({ do: each, as: OUTSIDER, account: "alone-1" })),
    outside({ do: "move", as: OUTSIDER, account: "alone-1", from: "acme/root", to: "acme-open" }),
    outside({ do: "create-unit", as: OUTSIDER, label: "none", parent: "acme/root", name: "one" }),
    outside({ do: "rename-unit", as: OUTSIDER, unit: "acme-open", name: "one" }),
    outside({ do: "delete-unit", as: OUTSIDER, unit: "acme-open" }),
    outside({ do: "rewrite-policy", as: OUTSIDER, policy: "full", denies: false }),
    outside({ do: "delete-policy", as: OUTSIDER, policy: "full" }),
    ...(["attach", "detach"] as const).map((each) =>
      outside({ do: each, as: OUTSIDER, policy: "full", target: "acme-open" }),
    ),
    ...(["enable-type", "disable-type"] as const).map((each) =>
      outside({ do: each, as: OUTSIDER, organization: "acme" }),
    ),
    ...(["trust", "distrust"] as const).map((each) => outside({ do: each, as: OUTSIDER, service: CONFIG })),
    ...(["register", "deregister"] as const).map((each) =>
      outside({ do: each, as: OUTSIDER, account: "alone-1", service: CONFIG }),
    ),
    outside({ do: "tag", as: OUTSIDER, resource: "alone-1", key: "team", value: "blue" }),
    outside({ do: "untag", as: OUTSIDER, resource: "alone-1", key: "team" }),
    outside({ do: "delegate", as: OUTSIDER, account: "alone-1" }),
    outside({ do: "undelegate", as: OUTSIDER }),
    outside({ do: "look", as: OUTSIDER, at: "ListAccounts", label: "alone-1" }),
  ],
  "a service has so many administrators": [
    ...registered("acme-top-1", GUARDDUTY),
    ...registered("acme-open-1", GUARDDUTY, "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE"),
    ...registered("acme-top-1", CONFIG),
    ...registered("acme-open-1", CONFIG),
    ...registered("acme-open-2", CONFIG),
    ...registered("acme-kept-1", CONFIG, "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED"),
    [
      { do: "distrust", as: "acme-boss/admin", service: CONFIG },
      "ConstraintViolationException/DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
    ],
  ],
  "units are five deep and differ in name": [
    ...unit("one", "acme/root"),
    ...unit("two", "one"),
    ...unit("three", "two"),
    ...unit("four", "three"),
    ...unit("five", "four"),
    ...unit("six", "five", "ConstraintViolationException/OU_DEPTH_LIMIT_EXCEEDED"),
    ...unit("one", "acme/root", "DuplicateOrganizationalUnitException"),
    [
      { do: "rename-unit", as: "acme-boss/admin", unit: "acme-open", name: "one" },
      "DuplicateOrganizationalUnitException",
    ],
    [{ do: "rename-unit", as: "acme-boss/admin", unit: "acme-open", name: "acme-open" }, "ok"],
    [{ do: "delete-unit", as: "acme-boss/admin", unit: "four" }, "OrganizationalUnitNotEmptyException"],
  ],
  "a policy goes when it is attached nowhere, and stops what it says": [
    [{ do: "leave", as: "acme-kept-1/admin" }, "AccessDeniedException"],
    [{ do: "delete-policy", as: "acme-boss/admin", policy: "guard" }, "PolicyInUseException"],
    [{ do: "rewrite-policy", as: "acme-boss/admin", policy: "guard", denies: false }, "ok"],
    [{ do: "leave", as: "acme-kept-1/admin" }, "ok"],
    [{ do: "detach", as: "acme-boss/admin", policy: "guard", target: "acme-kept" }, "ok"],
    [{ do: "delete-policy", as: "acme-boss/admin", policy: "guard" }, "ok"],
    [{ do: "rewrite-policy", as: "acme-boss/admin", policy: "guard", denies: true }, "PolicyNotFoundException"],
    [{ do: "disable-type", as: "acme-boss/admin", organization: "umbra" }, "RootNotFoundException"],
  ],
  "a delegate does what it was given, and no more": [
    [
      { do: "tag", as: "acme-open-1/admin", resource: "acme-open-2", key: "team", value: "blue" },
      "AccessDeniedException",
    ],
    [{ do: "undelegate", as: "acme-boss/admin" }, "ResourcePolicyNotFoundException"],
    [{ do: "delegate", as: "acme-boss/admin", account: "acme-open-1" }, "ok"],
    [{ do: "tag", as: "acme-open-1/admin", resource: "acme-open-2", key: "team", value: "blue" }, "ok"],
    [{ do: "untag", as: "acme-open-1/limited", resource: "acme-open-2", key: "team" }, "AccessDeniedException"],
    [{ do: "look", as: "acme-open-1/admin", at: "ListAccounts", label: "acme" }, "AccessDeniedException"],
    [{ do: "delegate", as: "acme-boss/admin", account: "acme-top-1" }, "ok"],
    [{ do: "untag", as: "acme-open-1/admin", resource: "acme-open-2", key: "team" }, "AccessDeniedException"],
    [{ do: "leave", as: "acme-top-1/admin" }, "ok"],
    [{ do: "tag", as: "acme-top-1/admin", resource: "acme-open-2", key: "team", value: "red" }, OUTSIDE],
    [{ do: "undelegate", as: "acme-boss/admin" }, "ok"],
  ],
  "an organization for consolidated billing has neither policies nor closures": [
    [{ do: "create-organization", as: "alone-1/admin", label: "own", features: "CONSOLIDATED_BILLING" }, "ok"],
    [{ do: "close", as: "alone-1/admin", account: "alone-1" }, NEEDS_ALL],
    [{ do: "trust", as: "alone-1/admin", service: CONFIG }, NEEDS_ALL],
    [{ do: "register", as: "alone-1/admin", account: "alone-1", service: CONFIG }, NEEDS_ALL],
    [{ do: "delegate", as: "alone-1/admin", account: "alone-1" }, NEEDS_ALL],
    [{ do: "write-guard", as: "alone-1/admin" }, "PolicyTypeNotAvailableForOrganizationException"],
    [{ do: "enable-type", as: "alone-1/admin", organization: "own" }, "PolicyTypeNotAvailableForOrganizationException"],
    [{ do: "attach", as: "alone-1/admin", policy: "full", target: "alone-1" }, "PolicyNotFoundException"],
    [{ do: "disable-type", as: "alone-1/admin", organization: "own" }, "PolicyTypeNotEnabledException"],
  ],
  "an address that was invited becomes a member's": [
    [{ do: "invite", as: "solo-boss/admin", label: "one", account: "made", by: "email" }, "ok"],
    [{ do: "create-account", as: "solo-boss/admin", label: "made", email: "made@example.com" }, "ok"],
    ...wait(31 * SECOND),
    [{ do: "furnish", as: "solo-boss/admin", account: "made" }, "ok"],
    [
      { do: "accept", as: "made/admin", invitation: "one" },
      "HandshakeConstraintViolationException/ALREADY_IN_AN_ORGANIZATION",
    ],
  ],
  "nobody enters from an account that is closed, nor one that is gone": [
    [{ do: "create-account", as: "solo-boss/admin", label: "made", email: "made@example.com" }, "ok"],
    ...closes("alone-1"),
    [{ do: "self-close", as: "alone-1/root" }, "AccountInTransition"],
    ...wait(5 * MINUTE),
    [{ do: "furnish", as: "alone-1/admin", account: "made" }, "InvalidClientTokenId"],
    ...wait(90 * DAY),
    [{ do: "recover-password", account: "alone-1" }, "SignInFailed"],
    ...invited("one", "alone-1", "InvalidInputException/TARGET_NOT_SUPPORTED"),
  ],
  "half done is done once": [
    [{ do: "strike", fault: "half-done", at: "CloseAccount" }, "ok"],
    ...closed("acme-open-1", "acme-boss"),
    ...closed("acme-top-1", "acme-boss", "ServiceUnavailable"),
    ...closed("acme-kept-1", "acme-boss", "ServiceUnavailable"),
    [{ do: "lift" }, "ok"],
    ...closed("acme-top-1", "acme-boss", "ConflictException"),
    ...closed("acme-kept-1", "acme-boss", "ConstraintViolationException/CLOSE_ACCOUNT_QUOTA_EXCEEDED"),
  ],
  "records are lost, come twice or late, and the calls are carried out": [
    [{ do: "strike", fault: "drop", at: "InviteAccountToOrganization" }, "ok"],
    ...invited("one", "alone-1"),
    [{ do: "strike", fault: "duplicate", at: "AcceptHandshake" }, "ok"],
    [{ do: "accept", as: "alone-1/admin", invitation: "one" }, "ok"],
    [{ do: "strike", fault: "reorder", at: "InviteAccountToOrganization" }, "ok"],
    ...invited("two", "alone-2"),
    ...wait(2 * MINUTE),
    [{ do: "look", as: "solo-boss/admin", at: "ListRoots", label: "solo" }, "ok"],
    ...wait(3 * MINUTE),
    [{ do: "look", as: "solo-boss/admin", at: "ListRoots", label: "solo" }, "ok"],
    [{ do: "strike", fault: "throttling", at: "DeclineHandshake" }, "ok"],
    [{ do: "decline", as: "alone-2/admin", invitation: "two" }, "TooManyRequestsException"],
    [{ do: "strike", fault: "carried-out", at: "DeclineHandshake" }, "ok"],
    [{ do: "decline", as: "alone-2/admin", invitation: "two" }, "ServiceException"],
    [{ do: "lift" }, "ok"],
    [{ do: "decline", as: "alone-2/admin", invitation: "two" }, "HandshakeAlreadyInStateException"],
  ],
};
