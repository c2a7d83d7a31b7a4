/** The organizations as a drill's cast sees them, drawn from a world and the file it came from. */
import { judge, parseEventBridgeRule } from "../detection/index.ts";
import {
  type Account,
  accountStateAt,
  eventBusArn,
  eventRuleKey,
  type Organization,
  pathTo,
  type World,
} from "../domain/index.ts";
import type {
  AccountView,
  DetectionView,
  GuardrailView,
  OrganizationalUnitView,
  OrganizationView,
  PrincipalView,
  RuleView,
  WorldView,
} from "../drill/index.ts";
import type { SourcePlace } from "../evidence/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { LoadedWorld } from "../organization-file/index.ts";
import { deniedActions } from "./denied-actions.ts";
import { regionsInUse } from "./regions-in-use.ts";
import { INTRUDER_ROLE, isAdministrator } from "./synthetic.ts";

export type ViewRequest = Readonly<{
  /** When the drill begins. */
  now: Instant;
  loaded: LoadedWorld;
  /** The organization that the drill added, if any. */
  syntheticOrganizationId: string | undefined;
  /** Accounts whose root user could not sign in before the drill let it. */
  rootless: ReadonlySet<string>;
  /** How a file is called in evidence. */
  label(path: string): string;
}>;

export function worldView(request: ViewRequest): WorldView {
  const { world } = request.loaded;
  return {
    organizations: [...world.organizations.values()].map((each) => organizationView(each, request)),
    accounts: [...world.accounts.values()].map((each) => accountView(each, world, request)),
    detections: detectionViews(request),
    regions: regionsInUse(world),
  };
}

function organizationView(organization: Organization, request: ViewRequest): OrganizationView {
  return {
    name: nameOf(organization, request),
    id: organization.id,
    managementAccountId: organization.managementAccountId,
    rootId: organization.rootId,
    isSynthetic: organization.id === request.syntheticOrganizationId,
    organizationalUnits: [...organization.organizationalUnits.values()].map((unit) => unitView(organization, unit.id)),
    guardrails: guardrailViews(organization, request),
  };
}

const nameOf = (organization: Organization, request: ViewRequest): string =>
  organization.id === request.syntheticOrganizationId ? "the intruder's organization" : organization.label;

function unitView(organization: Organization, id: string): OrganizationalUnitView {
  const names: string[] = [];
  for (
    let unit = organization.organizationalUnits.get(id);
    unit !== undefined;
    unit = organization.organizationalUnits.get(unit.parentId)
  ) {
    names.unshift(unit.name);
  }
  return { id, name: names.at(-1) ?? "", path: names.join("/") };
}

function guardrailViews(organization: Organization, request: ViewRequest): readonly GuardrailView[] {
  return [...organization.policies.values()].flatMap((policy) => {
    if (policy.type !== "SERVICE_CONTROL_POLICY" || policy.awsManaged) return [];
    const attachedTo = [...organization.attachments].flatMap(([targetId, attached]) =>
      attached.includes(policy.id) ? [targetId] : [],
    );
    const place = placed(request, request.loaded.places.policy(policy.id));
    const denies = deniedActions(policy.content);
    return [{ name: policy.name, id: policy.id, arn: policy.arn, place, attachedTo, denies }];
  });
}

function accountView(account: Account, world: World, request: ViewRequest): AccountView {
  const organization =
    account.membership === undefined ? undefined : world.organizations.get(account.membership.organizationId);
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    organization: organization === undefined ? null : nameOf(organization, request),
    isManagement: organization?.managementAccountId === account.id,
    path:
      organization === undefined || account.membership === undefined
        ? []
        : [...pathTo(organization, account.membership.parentId), account.id],
    principals: principalViews(account, world, request),
    place: placed(request, request.loaded.places.account(account.id)),
    ...(accountStateAt(account, request.now) === "CLOSED" && { isClosed: true as const }),
    mayLeave: request.loaded.allowedDepartures.get(account.id),
  };
}

/** Those that the file names come first: an administrator of the reader's own is drilled before a default or synthetic one. */
function principalViews(account: Account, world: World, request: ViewRequest): readonly PrincipalView[] {
  const identities = world.identities.get(account.id);
  const isWritten = (arn: string): boolean => request.loaded.places.principal(arn) !== undefined;
  const users = [...(identities?.users.values() ?? [])].map((user) => ({
    name: user.name,
    kind: "user" as const,
    arn: user.arn,
    isAdministrator: isAdministrator(user),
  }));
  const roles = [...(identities?.roles.values() ?? [])]
    .filter((role) => !role.serviceLinked)
    .map((role) => ({ name: role.name, kind: "role" as const, arn: role.arn, isAdministrator: isAdministrator(role) }));
  const others = [...roles, ...users].sort((left, right) => Number(isWritten(right.arn)) - Number(isWritten(left.arn)));
  const root = {
    name: "root",
    kind: "root" as const,
    isAdministrator: true,
    isSynthetic: request.rootless.has(account.id),
  };
  return [...others.map(({ arn: _arn, ...each }) => ({ ...each, isSynthetic: each.name === INTRUDER_ROLE })), root];
}

function detectionViews(request: ViewRequest): readonly DetectionView[] {
  const { loaded } = request;
  const views = [...loaded.detections.values()].map(({ name, rules, withinMs }) => ({
    name,
    rules: rules.map((rule) => ({
      name: rule.name,
      accountId: rule.accountId,
      accountName: loaded.world.accounts.get(rule.accountId)?.name ?? rule.accountId,
      region: rule.region,
      matches: matcherOf(rule.pattern),
    })),
    withinMs,
    place: placed(request, loaded.places.detection(name)),
  }));
  return withSenders(views, loaded);
}

/** A rule whose bus is the target of a rule of another account hears what that one sends. */
function withSenders(views: readonly DetectionView[], { detections }: LoadedWorld): readonly DetectionView[] {
  const busOf = new Map<string, string>();
  const sendersTo = new Map<string, RuleView>();
  for (const { rules, name } of detections.values())
    for (const [index, rule] of rules.entries()) {
      const view = views.find((each) => each.name === name)?.rules[index];
      busOf.set(eventRuleKey(rule), eventBusArn({ ...rule, name: rule.busName }));
      if (view !== undefined) for (const { arn } of rule.targets) sendersTo.set(arn, view);
    }
  return views.map((each) => ({
    ...each,
    rules: each.rules.map((view, index) => {
      const rule = detections.get(each.name)?.rules[index];
      const sender = rule && sendersTo.get(busOf.get(eventRuleKey(rule)) ?? "");
      return sender === undefined || sender.accountId === view.accountId ? view : { ...view, sender };
    }),
  }));
}

/** Whether the pattern fits a record, wherever it is; a record that is judged has its own detail-type. */
function matcherOf(pattern: string): NonNullable<RuleView["matches"]> {
  let parsed: ReturnType<typeof parseEventBridgeRule> | undefined;
  return (record) => {
    parsed ??= parseEventBridgeRule(JSON.stringify({ EventPattern: pattern, State: READS_ALL }), { id: "rule" });
    if (!parsed.ok) return false;
    return judge([parsed.value], [record]).some(({ matched }) => matched.length > 0);
  };
}

const READS_ALL = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

const placed = (request: ViewRequest, place: SourcePlace | undefined): SourcePlace | undefined =>
  place === undefined ? undefined : { ...place, file: request.label(place.file) };
