/** What Organizations answers to each call, by the model: a refusal as `Exception/Reason`, or what then happens. aws-facts 1 to 3, 5, 8. */
import type { Command, Of } from "./command.test-support.ts";
import {
  accountOf,
  cancelInvitations,
  DAY,
  depart,
  dissolve,
  HOUR,
  homeOf,
  invitationState,
  isAdministrator,
  isBoss,
  isClosingDown,
  isGone,
  isListed,
  isPlace,
  join,
  MINUTE,
  type Model,
  type ModelAccount,
  type ModelInvitation,
  type ModelOrganization,
  mailOwner,
  mailTo,
  membersOf,
  openInvitations,
  pathTo,
  placesTaken,
  recipientOf,
  rootOf,
  SECOND,
  stateOf,
  writeDown,
} from "./model.test-support.ts";

export const DENIED = "AccessDeniedException";
const CLOSING = "ConcurrentModificationException";
const NOT_AVAILABLE = "PolicyTypeNotAvailableForOrganizationException";
const OUTSIDE = "AWSOrganizationsNotInUseException";
const constraint = (reason: string): string => `ConstraintViolationException/${reason}`;
const handshakeConstraint = (reason: string): string => `HandshakeConstraintViolationException/${reason}`;

export type Ruling = string | (() => void);
/** `actions`: every one must be allowed. */
export type Rule = Readonly<{ operation: string; actions: readonly string[]; decide: () => Ruling }>;
export type Asking = Readonly<{ model: Model; caller: string; identity: string }>;

const CREATION = 30 * SECOND;
const CLOSURE = 5 * MINUTE;
const FINALIZING = HOUR;
const WAIT_OF_CREATED = 4 * DAY;
const CHANGE_INTERVAL = HOUR;
const UNIT_DEPTH = 5;
const ADMINISTRATORS: Readonly<Record<string, number>> = { "guardduty.amazonaws.com": 1, "config.amazonaws.com": 3 };

const nothing = (): void => undefined;

/** Outsiders are told so before anybody is told that it is the management account's business. */
function asBoss({ model, caller }: Asking, decide: (organization: ModelOrganization) => Ruling): Ruling {
  const organization = homeOf(model, caller);
  if (organization === undefined) return OUTSIDE;
  return organization.boss === caller ? decide(organization) : DENIED;
}

function withAllFeatures(asking: Asking, decide: (organization: ModelOrganization) => Ruling): Ruling {
  return asBoss(asking, (organization) =>
    organization.allFeatures ? decide(organization) : constraint("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"),
  );
}

function asReader({ model, caller }: Asking, decide: (organization: ModelOrganization) => Ruling): Ruling {
  const organization = homeOf(model, caller);
  if (organization === undefined) return OUTSIDE;
  return organization.boss === caller || isAdministrator(model, caller) ? decide(organization) : DENIED;
}

const memberOf = (model: Model, organization: ModelOrganization, label: string): ModelAccount | undefined =>
  membersOf(model, organization.label).find((each) => each.label === label);

/** What keeps a member from going straight into another organization. */
function holdsOnTransfer(model: Model, account: ModelAccount): string | undefined {
  if (account.closing !== undefined) return constraint("ACCOUNT_CANNOT_LEAVE_ORGANIZATION");
  if (isAdministrator(model, account.label)) return constraint("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
  const isYoung = account.home?.method === "CREATED" && model.now < account.home.since + WAIT_OF_CREATED;
  return isYoung ? constraint("WAIT_PERIOD_ACTIVE") : undefined;
}

/** Whoever stands alone afterwards must have signed up as well. */
function holdsBack(model: Model, account: ModelAccount): string | undefined {
  const held = holdsOnTransfer(model, account);
  if (held !== undefined) return held;
  const lacks = (part: string): boolean => !account.signUp.has(part);
  if (lacks("agreement") || lacks("contact") || lacks("supportPlan"))
    return constraint("ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA");
  if (lacks("phone")) return constraint("ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION");
  return lacks("payment") ? constraint("MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED") : undefined;
}

function createAccount(asking: Asking, { label, email }: Of<"create-account">): Ruling {
  const { model, caller } = asking;
  return asBoss(asking, (organization) => {
    if (model.now < organization.readyFrom) return "FinalizingOrganizationException";
    if (isClosingDown(model, organization)) return CLOSING;
    const underWay = model.creations.filter(
      (each) => each.organization === organization.label && model.now < each.done,
    );
    if (underWay.length >= organization.creationsAtOnce) return constraint("ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED");
    if (placesTaken(model, organization.label) >= organization.accountQuota)
      return constraint("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
    const made = ![...model.accounts.values()].some((each) => each.email === email);
    return () => {
      const done = model.now + CREATION;
      model.creations.push({ organization: organization.label, label, done, made });
      writeDown(model, caller, {
        at: done,
        text: `CreateAccountResult ${made ? `${label} SUCCEEDED` : "nobody FAILED"}`,
      });
      if (!made) return;
      model.accounts.set(label, {
        label,
        email,
        home: undefined,
        closing: undefined,
        opensAt: done,
        signUp: new Set(),
        rootPassword: false,
        sharesBills: true,
        principals: new Map(),
        maker: caller,
        tags: new Map(),
      });
      join(model, label, { organization: organization.label, method: "CREATED" });
    };
  });
}

function invite(asking: Asking, { label, account, by, tags = {}, notes }: Of<"invite">): Ruling {
  const { model, caller } = asking;
  return asBoss(asking, (organization) => {
    if (model.now < organization.readyFrom) return "FinalizingOrganizationException";
    if (isClosingDown(model, organization)) return CLOSING;
    if (memberOf(model, organization, account)) return handshakeConstraint("ALREADY_IN_AN_ORGANIZATION");
    const invited = model.accounts.get(account);
    if (invited !== undefined && isGone(invited, model.now)) return "InvalidInputException/TARGET_NOT_SUPPORTED";
    const email = model.accounts.get(account)?.email ?? strangersEmail(account);
    const sent = [...model.invitations.values()].filter((each) => each.organization === organization.label);
    const target = by === "id" || model.accounts.has(account) ? account : email;
    if (openInvitations(model, organization.label).some((each) => targetOf(model, each) === target))
      return "DuplicateHandshakeException";
    if (placesTaken(model, organization.label) >= organization.accountQuota)
      return handshakeConstraint("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
    const today = sent.filter((each) => each.sent > model.now - DAY && each.state !== "ACCEPTED");
    if (today.length >= organization.invitationsPerDay) return handshakeConstraint("HANDSHAKE_RATE_LIMIT_EXCEEDED");
    return () => {
      const invitation: ModelInvitation = {
        label,
        organization: organization.label,
        boss: caller,
        email,
        ...(by === "id" && { account }),
        state: "OPEN",
        sent: model.now,
        tags: new Map(Object.entries(tags)),
        ...(notes !== undefined && { notes }),
      };
      model.invitations.set(label, invitation);
      mailOwner(model, invitation, "invitation");
    };
  });
}

/** The address of an account that is not there. */
export const strangersEmail = (label: string): string => `${label}@example.com`;

const targetOf = (model: Model, invitation: ModelInvitation): string =>
  recipientOf(model, invitation) ?? invitation.email;

type Answering = Readonly<{ invitation: string; state: "ACCEPTED" | "DECLINED" | "CANCELED" }>;

/** A stranger may not learn of it; whoever is the other party may not do this. */
function answerInvitation(asking: Asking, answering: Answering, then: (invitation: ModelInvitation) => Ruling): Ruling {
  const { model, caller } = asking;
  const missing = "HandshakeNotFoundException";
  const invitation = model.invitations.get(answering.invitation);
  if (invitation === undefined || !isListed(invitation, model.now)) return missing;
  const isSender = invitation.boss === caller;
  const isRecipient = recipientOf(model, invitation) === caller;
  const isBlind = isRecipient && !isSender && isBoss(model, caller) && answering.state !== "ACCEPTED";
  if ((!isSender && !isRecipient) || isBlind) return missing;
  if (answering.state === "CANCELED" ? !isSender : !isRecipient) return DENIED;
  const state = invitationState(invitation, model.now);
  if (state === answering.state) return "HandshakeAlreadyInStateException";
  if (state !== "OPEN") return "InvalidHandshakeTransitionException";
  return then(invitation);
}

/** Acceptance is mailed to both, declining to the management account, cancelling to the owner of the invited one. */
const end = (model: Model, invitation: ModelInvitation, state: Answering["state"]) => (): void => {
  invitation.state = state;
  invitation.ended = model.now;
  const kind = `invitation-${state.toLowerCase()}`;
  if (state !== "DECLINED") mailOwner(model, invitation, kind);
  if (state !== "CANCELED") mailTo(model, invitation.boss, kind);
};

function acceptInvitation(asking: Asking, { invitation: label }: Of<"accept">): Ruling {
  const { model, caller, identity } = asking;
  return answerInvitation(asking, { invitation: label, state: "ACCEPTED" }, (invitation) => {
    const joins = (): void => {
      end(model, invitation, "ACCEPTED")();
      join(model, caller, { organization: invitation.organization, method: "INVITED" });
      accountOf(model, caller).tags = new Map(invitation.tags);
    };
    const old = homeOf(model, caller);
    const account = accountOf(model, caller);
    if (old === undefined)
      return account.signUp.has("payment") ? joins : handshakeConstraint("PAYMENT_INSTRUMENT_REQUIRED");
    if (old.boss === caller) return "MasterCannotLeaveOrganizationException";
    if (old.label === invitation.organization) return handshakeConstraint("ALREADY_IN_AN_ORGANIZATION");
    const held = holdsOnTransfer(model, account);
    if (held !== undefined) return held;
    if (model.now < (account.home?.since ?? 0) + CHANGE_INTERVAL)
      return handshakeConstraint("ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED");
    return () => {
      writeDown(model, caller, { at: model.now, text: `LeaveOrganization ${identity} -` });
      depart(model, caller, { method: "LEFT", at: model.now });
      joins();
    };
  });
}

function leave({ model, caller }: Asking): Ruling {
  if (homeOf(model, caller) === undefined) return OUTSIDE;
  if (isBoss(model, caller)) return "MasterCannotLeaveOrganizationException";
  return holdsBack(model, accountOf(model, caller)) ?? (() => depart(model, caller, { method: "LEFT", at: model.now }));
}

function remove(asking: Asking, { account: label }: Of<"remove">): Ruling {
  const { model } = asking;
  return asBoss(asking, (organization) => {
    const account = memberOf(model, organization, label);
    if (account === undefined) return "AccountNotFoundException";
    if (label === organization.boss) return "MasterCannotLeaveOrganizationException";
    return holdsBack(model, account) ?? (() => depart(model, label, { method: "REMOVED", at: model.now }));
  });
}

function move(asking: Asking, { account: label, from, to }: Of<"move">): Ruling {
  return asBoss(asking, (organization) => {
    const home = memberOf(asking.model, organization, label)?.home;
    if (home === undefined) return "AccountNotFoundException";
    if (!isPlace(organization, from)) return "SourceParentNotFoundException";
    if (!isPlace(organization, to)) return "DestinationParentNotFoundException";
    if (home.place === to) return "DuplicateAccountException";
    if (home.place !== from) return "SourceParentNotFoundException";
    return () => {
      home.place = to;
    };
  });
}

function close(asking: Asking, { account: label }: Of<"close">): Ruling {
  const { model, caller } = asking;
  return withAllFeatures(asking, (organization) => {
    const account = memberOf(model, organization, label);
    if (account === undefined) return "AccountNotFoundException";
    if (label === organization.boss) return constraint("CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
    const state = stateOf(account, model.now);
    if (state === "CLOSED") return "AccountAlreadyClosedException";
    if (state !== "ACTIVE") return "ConflictException";
    const counted = model.closures.filter(
      (each) => each.organization === organization.label && each.asked > model.now - 30 * DAY,
    );
    if (counted.length >= organization.closuresPer30Days) return constraint("CLOSE_ACCOUNT_QUOTA_EXCEEDED");
    const underWay = membersOf(model, organization.label).filter(
      ({ closing }) => closing?.by === "management" && model.now < closing.closed,
    );
    if (underWay.length >= organization.closuresAtOnce) return constraint("CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED");
    return () => {
      const closed = model.now + CLOSURE;
      account.closing = { by: "management", asked: model.now, closed };
      model.closures.push({ organization: organization.label, asked: model.now });
      mailTo(model, label, "account-closed");
      writeDown(model, caller, { at: closed, text: `CloseAccountResult ${label} SUCCEEDED` });
    };
  });
}

/** Nobody may close the management account before everybody else is gone or CLOSED. */
export function selfClose(model: Model, label: string): Ruling {
  const account = accountOf(model, label);
  const state = stateOf(account, model.now);
  if (state === "CLOSED") return "AccountAlreadyClosed";
  if (state !== "ACTIVE") return "AccountInTransition";
  const others = membersOf(model, homeOf(model, label)?.label ?? "").filter((each) => each.label !== label);
  if (isBoss(model, label) && others.some((each) => stateOf(each, model.now) !== "CLOSED")) return "MembersRemain";
  return () => {
    account.closing = { by: "owner", asked: model.now, closed: model.now + CLOSURE };
    mailTo(model, label, "account-closed");
    const led = isBoss(model, label) ? homeOf(model, label) : undefined;
    if (led !== undefined) cancelInvitations(model, led.label, model.now);
  };
}

function createUnit(asking: Asking, { label, parent, name }: Of<"create-unit">): Ruling {
  return asBoss(asking, (organization) => {
    if (!isPlace(organization, parent)) return "ParentNotFoundException";
    const siblings = [...organization.units.values()].filter((each) => each.parent === parent);
    if (siblings.some((each) => each.name === name)) return "DuplicateOrganizationalUnitException";
    if (pathTo(organization, parent).length > UNIT_DEPTH) return constraint("OU_DEPTH_LIMIT_EXCEEDED");
    return () => {
      organization.units.set(label, { name, parent });
      if (organization.policiesOn) organization.attached.set(label, new Set(["full"]));
    };
  });
}

/** To give it the name that it has is no mistake. */
function renameUnit(asking: Asking, { unit, name }: Of<"rename-unit">): Ruling {
  return asBoss(asking, ({ units }) => {
    const renamed = units.get(unit);
    if (renamed === undefined) return "OrganizationalUnitNotFoundException";
    const others = [...units].filter(([label, { parent }]) => label !== unit && parent === renamed.parent);
    if (others.some(([, other]) => other.name === name)) return "DuplicateOrganizationalUnitException";
    return () => {
      renamed.name = name;
    };
  });
}

function deleteUnit(asking: Asking, { unit }: Of<"delete-unit">): Ruling {
  return asBoss(asking, (organization) => {
    if (!organization.units.has(unit)) return "OrganizationalUnitNotFoundException";
    const holdsUnits = [...organization.units.values()].some(({ parent }) => parent === unit);
    const holdsAccounts = membersOf(asking.model, organization.label).some(({ home }) => home?.place === unit);
    if (holdsUnits || holdsAccounts) return "OrganizationalUnitNotEmptyException";
    return () => {
      organization.units.delete(unit);
      organization.attached.delete(unit);
    };
  });
}

const hasPolicy = ({ hasGuard, allFeatures }: ModelOrganization, policy: string): boolean =>
  policy === "full" ? allFeatures : hasGuard;

const isTarget = (model: Model, organization: ModelOrganization, target: string): boolean =>
  isPlace(organization, target) || memberOf(model, organization, target) !== undefined;

function attach(asking: Asking, { policy, target }: Of<"attach">): Ruling {
  return asBoss(asking, (organization) => {
    if (!hasPolicy(organization, policy)) return "PolicyNotFoundException";
    if (!isTarget(asking.model, organization, target)) return "TargetNotFoundException";
    if (!organization.policiesOn) return "PolicyTypeNotEnabledException";
    const attached = organization.attached.get(target) ?? new Set();
    if (attached.has(policy)) return "DuplicatePolicyAttachmentException";
    return () => {
      organization.attached.set(target, attached.add(policy));
    };
  });
}

function detach(asking: Asking, { policy, target }: Of<"detach">): Ruling {
  return asBoss(asking, (organization) => {
    if (!hasPolicy(organization, policy)) return "PolicyNotFoundException";
    if (!isTarget(asking.model, organization, target)) return "TargetNotFoundException";
    const attached = organization.attached.get(target) ?? new Set();
    if (!attached.has(policy)) return "PolicyNotAttachedException";
    if (attached.size === 1) return constraint("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    return () => {
      attached.delete(policy);
    };
  });
}

/** Switching on attaches FullAWSAccess to everything; switching off detaches whatever was attached. */
function switchType(asking: Asking, organizationLabel: string, on: boolean): Ruling {
  return asBoss(asking, (organization) => {
    if (organization.label !== organizationLabel) return "RootNotFoundException";
    if (on && !organization.allFeatures) return NOT_AVAILABLE;
    if (organization.policiesOn === on)
      return on ? "PolicyTypeAlreadyEnabledException" : "PolicyTypeNotEnabledException";
    return () => {
      organization.policiesOn = on;
      organization.attached.clear();
      if (!on) return;
      const members = membersOf(asking.model, organization.label).map(({ label }) => label);
      for (const target of [rootOf(organization.label), ...organization.units.keys(), ...members])
        organization.attached.set(target, new Set(["full"]));
    };
  });
}

const administratorsOf = ({ administrators }: ModelOrganization, service: string): number =>
  [...administrators.values()].filter((services) => services.has(service)).length;

const trust = (asking: Asking, { service }: Of<"trust">): Ruling =>
  withAllFeatures(asking, ({ trusted }) => () => {
    trusted.add(service);
  });

function distrust(asking: Asking, { service }: Of<"distrust">): Ruling {
  return asBoss(asking, (organization) => {
    if (administratorsOf(organization, service) > 0)
      return constraint("DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
    return () => {
      organization.trusted.delete(service);
    };
  });
}

function register(asking: Asking, { account: label, service }: Of<"register">): Ruling {
  return withAllFeatures(asking, (organization) => {
    const account = memberOf(asking.model, organization, label);
    if (account === undefined) return "AccountNotFoundException";
    if (label === organization.boss) return constraint("CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
    if (account.closing !== undefined)
      return constraint("CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR");
    const services = organization.administrators.get(label) ?? new Set();
    if (services.has(service)) return "AccountAlreadyRegisteredException";
    if (!organization.trusted.has(service)) return constraint("SERVICE_ACCESS_NOT_ENABLED");
    const most = ADMINISTRATORS[service] ?? Number.POSITIVE_INFINITY;
    if (administratorsOf(organization, service) >= most)
      return constraint(
        most === 1
          ? "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE"
          : "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
      );
    return () => {
      organization.administrators.set(label, services.add(service));
    };
  });
}

function deregister(asking: Asking, { account: label, service }: Of<"deregister">): Ruling {
  return asBoss(asking, (organization) => {
    if (memberOf(asking.model, organization, label) === undefined) return "AccountNotFoundException";
    const services = organization.administrators.get(label);
    if (services?.has(service) !== true) return "AccountNotRegisteredException";
    return () => {
      services.delete(service);
      if (services.size === 0) organization.administrators.delete(label);
    };
  });
}

/** The delegation policy gives that away, and only to members. */
function asTagger({ model, caller }: Asking, decide: (organization: ModelOrganization) => Ruling): Ruling {
  const organization = homeOf(model, caller);
  if (organization === undefined) return OUTSIDE;
  return [organization.boss, organization.delegate].includes(caller) ? decide(organization) : DENIED;
}

const delegate = (asking: Asking, { account }: Of<"delegate">): Ruling =>
  withAllFeatures(asking, (organization) => () => {
    organization.delegate = account;
  });

const undelegate = (asking: Asking): Ruling =>
  asBoss(asking, (organization) => {
    if (organization.delegate === undefined) return "ResourcePolicyNotFoundException";
    return () => {
      delete organization.delegate;
    };
  });

function tag(asking: Asking, { resource, key, value }: Of<"tag">): Ruling {
  return asTagger(asking, (organization) => {
    if (!isTarget(asking.model, organization, resource)) return "TargetNotFoundException";
    // Tags of places leave no trace in the model.
    return () => {
      asking.model.accounts.get(resource)?.tags.set(key, value);
    };
  });
}

/** A key that is not there is no mistake. */
function untag(asking: Asking, { resource, key }: Of<"untag">): Ruling {
  return asTagger(asking, (organization) => {
    if (!isTarget(asking.model, organization, resource)) return "TargetNotFoundException";
    return () => {
      asking.model.accounts.get(resource)?.tags.delete(key);
    };
  });
}

function createOrganization({ model, caller }: Asking, { label, features }: Of<"create-organization">): Ruling {
  if (homeOf(model, caller) !== undefined) return "AlreadyInOrganizationException";
  const { signUp } = accountOf(model, caller);
  if (!signUp.has("payment")) return constraint("MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED");
  if (!signUp.has("contact") || !signUp.has("phone")) return constraint("MASTER_ACCOUNT_MISSING_CONTACT_INFO");
  return () => {
    model.organizations.set(label, {
      label,
      boss: caller,
      allFeatures: features === undefined,
      readyFrom: model.now + FINALIZING,
      accountQuota: 50_000,
      creationsAtOnce: 5,
      closuresPer30Days: 250,
      closuresAtOnce: 3,
      invitationsPerDay: 50_000,
      units: new Map(),
      hasGuard: false,
      guardDenies: false,
      policiesOn: false,
      attached: new Map(),
      trusted: new Set(),
      administrators: new Map(),
    });
    join(model, caller, { organization: label, method: "INVITED" });
  };
}

const deleteOrganization = (asking: Asking): Ruling =>
  asBoss(asking, (organization) => {
    if (membersOf(asking.model, organization.label).length > 1) return "OrganizationNotEmptyException";
    return () => dissolve(asking.model, organization, { method: "LEFT", at: asking.model.now });
  });

const writeGuard = (asking: Asking): Ruling =>
  asBoss(asking, (organization) => {
    if (!organization.allFeatures) return NOT_AVAILABLE;
    if (organization.hasGuard) return "DuplicatePolicyException";
    return () => {
      organization.hasGuard = true;
      organization.guardDenies = true;
    };
  });

/** Nobody changes a policy of AWS's own. */
function asWriter(asking: Asking, policy: string, decide: (organization: ModelOrganization) => Ruling): Ruling {
  return asBoss(asking, (organization) => {
    if (!hasPolicy(organization, policy)) return "PolicyNotFoundException";
    return policy === "full" ? "InvalidInputException/IMMUTABLE_POLICY" : decide(organization);
  });
}

const rewritePolicy = (asking: Asking, { policy, denies }: Of<"rewrite-policy">): Ruling =>
  asWriter(asking, policy, (organization) => () => {
    organization.guardDenies = denies;
  });

const deletePolicy = (asking: Asking, { policy }: Of<"delete-policy">): Ruling =>
  asWriter(asking, policy, (organization) => {
    if ([...organization.attached.values()].some((policies) => policies.has(policy))) return "PolicyInUseException";
    return () => {
      organization.hasGuard = false;
    };
  });

function look(asking: Asking, { at, label }: Of<"look">): Ruling {
  const { model, caller } = asking;
  if (at === "DescribeOrganization") return homeOf(model, caller) === undefined ? OUTSIDE : nothing;
  if (at === "ListHandshakesForAccount") return nothing;
  if (at === "DescribeHandshake") return lookAtInvitation(asking, label);
  return asReader(asking, (organization) => {
    const isMember = memberOf(model, organization, label) !== undefined;
    switch (at) {
      case "DescribeAccount":
        return isMember ? nothing : "AccountNotFoundException";
      case "ListParents":
        return isMember || organization.units.has(label) ? nothing : "ChildNotFoundException";
      case "ListAccountsForParent":
      case "ListOrganizationalUnitsForParent":
        return isPlace(organization, label) ? nothing : "ParentNotFoundException";
      case "DescribeOrganizationalUnit":
        return organization.units.has(label) ? nothing : "OrganizationalUnitNotFoundException";
      case "ListTagsForResource":
      case "ListPoliciesForTarget":
        return isTarget(model, organization, label) ? nothing : "TargetNotFoundException";
      default:
        return nothing;
    }
  });
}

function lookAtInvitation({ model, caller }: Asking, label: string): Ruling {
  const invitation = model.invitations.get(label);
  const isShown = invitation !== undefined && isListed(invitation, model.now);
  if (!isShown) return "HandshakeNotFoundException";
  const isParty = invitation.boss === caller || (recipientOf(model, invitation) === caller && !isBoss(model, caller));
  return isParty ? nothing : "HandshakeNotFoundException";
}

const rule = (operation: string, decide: () => Ruling, actions = [operation]): Rule => ({
  operation,
  actions: actions.map((each) => `organizations:${each}`),
  decide,
});

/** Whoever is a member needs the permission to leave as well. */
function acceptRule(asking: Asking, command: Of<"accept">): Rule {
  const isMember = homeOf(asking.model, asking.caller) !== undefined;
  const actions = ["AcceptHandshake", ...(isMember ? ["LeaveOrganization"] : [])];
  return rule("AcceptHandshake", () => acceptInvitation(asking, command), actions);
}

function endRule(asking: Asking, { invitation: label }: Of<"decline">, state: "DECLINED" | "CANCELED"): Rule {
  return rule(state === "DECLINED" ? "DeclineHandshake" : "CancelHandshake", () =>
    answerInvitation(asking, { invitation: label, state }, (invitation) => end(asking.model, invitation, state)),
  );
}

export type CallKind = Exclude<
  Command["do"],
  "wait" | "strike" | "lift" | "furnish" | "recover-password" | "self-close" | "reopen" | "sign-up" | "fault"
>;
type Rules = Readonly<{ [Kind in CallKind]: (asking: Asking, command: Of<Kind>) => Rule }>;

const RULES: Rules = {
  "create-account": (asking, command) => rule("CreateAccount", () => createAccount(asking, command)),
  invite: (asking, command) => rule("InviteAccountToOrganization", () => invite(asking, command)),
  accept: acceptRule,
  decline: (asking, command) => endRule(asking, command, "DECLINED"),
  cancel: (asking, command) => endRule(asking, command, "CANCELED"),
  leave: (asking) => rule("LeaveOrganization", () => leave(asking)),
  remove: (asking, command) => rule("RemoveAccountFromOrganization", () => remove(asking, command)),
  move: (asking, command) => rule("MoveAccount", () => move(asking, command)),
  close: (asking, command) => rule("CloseAccount", () => close(asking, command)),
  "create-unit": (asking, command) => rule("CreateOrganizationalUnit", () => createUnit(asking, command)),
  "rename-unit": (asking, command) => rule("UpdateOrganizationalUnit", () => renameUnit(asking, command)),
  "delete-unit": (asking, command) => rule("DeleteOrganizationalUnit", () => deleteUnit(asking, command)),
  "write-guard": (asking) => rule("CreatePolicy", () => writeGuard(asking)),
  "rewrite-policy": (asking, command) => rule("UpdatePolicy", () => rewritePolicy(asking, command)),
  "delete-policy": (asking, command) => rule("DeletePolicy", () => deletePolicy(asking, command)),
  attach: (asking, command) => rule("AttachPolicy", () => attach(asking, command)),
  detach: (asking, command) => rule("DetachPolicy", () => detach(asking, command)),
  "enable-type": (asking, { organization }) => rule("EnablePolicyType", () => switchType(asking, organization, true)),
  "disable-type": (asking, { organization }) =>
    rule("DisablePolicyType", () => switchType(asking, organization, false)),
  trust: (asking, command) => rule("EnableAWSServiceAccess", () => trust(asking, command)),
  distrust: (asking, command) => rule("DisableAWSServiceAccess", () => distrust(asking, command)),
  register: (asking, command) => rule("RegisterDelegatedAdministrator", () => register(asking, command)),
  deregister: (asking, command) => rule("DeregisterDelegatedAdministrator", () => deregister(asking, command)),
  delegate: (asking, command) => rule("PutResourcePolicy", () => delegate(asking, command)),
  undelegate: (asking) => rule("DeleteResourcePolicy", () => undelegate(asking)),
  tag: (asking, command) => rule("TagResource", () => tag(asking, command)),
  untag: (asking, command) => rule("UntagResource", () => untag(asking, command)),
  "create-organization": (asking, command) => rule("CreateOrganization", () => createOrganization(asking, command)),
  "delete-organization": (asking) => rule("DeleteOrganization", () => deleteOrganization(asking)),
  look: (asking, command) => rule(command.at, () => look(asking, command)),
};

/** The rule of a call to Organizations. */
export const ruleOf = (asking: Asking, command: Of<CallKind>): Rule => RULES[command.do](asking, command as never);
