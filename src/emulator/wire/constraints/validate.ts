/** Checks typed input against the constraint tables: one closure per operation, made when it is first called. */
import type { AssumptionReader } from "../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../kernel/index.ts";
import { perOperation } from "../codec.ts";
import { record } from "../output-value.ts";
import type { Member, OperationModel, ServiceModel, Shape, ShapeId, Structure } from "../service-model.ts";
import type { SigningName } from "../services.ts";
import type { WireError } from "../wire-error.ts";
import { ARTIFACT_CONSTRAINTS } from "./artifact.ts";
import { BUDGETS_CONSTRAINTS } from "./budgets.ts";
import { CE_CONSTRAINTS } from "./ce.ts";
import { CLOUDFORMATION_CONSTRAINTS } from "./cloudformation.ts";
import { CLOUDTRAIL_CONSTRAINTS } from "./cloudtrail.ts";
import { CONFIG_CONSTRAINTS } from "./config.ts";
import { type Constraint, FREE, type Members, type ServiceConstraints } from "./constraint.ts";
import { EVENTS_CONSTRAINTS } from "./events.ts";
import { GUARDDUTY_CONSTRAINTS } from "./guardduty.ts";
import { IAM_CONSTRAINTS } from "./iam.ts";
import { INVOICING_CONSTRAINTS } from "./invoicing.ts";
import { LAMBDA_CONSTRAINTS } from "./lambda.ts";
import { LOGS_CONSTRAINTS } from "./logs.ts";
import { MONITORING_CONSTRAINTS } from "./monitoring.ts";
import { ORGANIZATIONS_CONSTRAINTS } from "./organizations.ts";
import { RAM_CONSTRAINTS } from "./ram.ts";
import { refusalOf } from "./refusal-of.ts";
import { S3_CONSTRAINTS } from "./s3.ts";
import { SAVINGSPLANS_CONSTRAINTS } from "./savingsplans.ts";
import { SECURITYHUB_CONSTRAINTS } from "./securityhub.ts";
import { SERVICEQUOTAS_CONSTRAINTS } from "./servicequotas.ts";
import { SNS_CONSTRAINTS } from "./sns.ts";
import { SQS_CONSTRAINTS } from "./sqs.ts";
import { SSO_CONSTRAINTS } from "./sso.ts";
import { STS_CONSTRAINTS } from "./sts.ts";
import { compileText, type Violation } from "./violation.ts";

export const CONSTRAINTS: Readonly<Record<SigningName, ServiceConstraints>> = {
  organizations: ORGANIZATIONS_CONSTRAINTS,
  cloudtrail: CLOUDTRAIL_CONSTRAINTS,
  iam: IAM_CONSTRAINTS,
  sts: STS_CONSTRAINTS,
  events: EVENTS_CONSTRAINTS,
  s3: S3_CONSTRAINTS,
  sqs: SQS_CONSTRAINTS,
  sns: SNS_CONSTRAINTS,
  logs: LOGS_CONSTRAINTS,
  monitoring: MONITORING_CONSTRAINTS,
  ce: CE_CONSTRAINTS,
  budgets: BUDGETS_CONSTRAINTS,
  config: CONFIG_CONSTRAINTS,
  sso: SSO_CONSTRAINTS,
  cloudformation: CLOUDFORMATION_CONSTRAINTS,
  guardduty: GUARDDUTY_CONSTRAINTS,
  securityhub: SECURITYHUB_CONSTRAINTS,
  ram: RAM_CONSTRAINTS,
  lambda: LAMBDA_CONSTRAINTS,
  savingsplans: SAVINGSPLANS_CONSTRAINTS,
  invoicing: INVOICING_CONSTRAINTS,
  artifact: ARTIFACT_CONSTRAINTS,
  servicequotas: SERVICEQUOTAS_CONSTRAINTS,
};

/** Answers the input itself, or the error that the service gives for what is missing, too long, misspelt or out of range. */
export type InputValidator = (
  operation: OperationModel,
  input: Structure,
  assumptions?: Pick<AssumptionReader, "value">,
) => Result<Structure, WireError>;

/** The validator of one service. An operation without a table is checked for its required members alone. */
export function inputValidator(model: ServiceModel): InputValidator {
  const { signingName } = model.service;
  const compiled = perOperation((operation) => compileOperation(model, operation));
  return (operation, input, assumptions) => {
    const found: Violation[] = [];
    compiled(operation)(input, found);
    return found.length === 0 ? accept(input) : refuse(refusalOf(signingName, found, assumptions));
  };
}

/** Adds what is broken, with paths relative to the value. The value is never null. */
type Check = (value: unknown, found: Violation[]) => void;

function compileOperation(model: ServiceModel, operation: OperationModel): Check {
  const members = CONSTRAINTS[model.service.signingName][operation.name] ?? {};
  return compile({ model, above: [] }, operation.input, { kind: "structure", members }) ?? (() => {});
}

/** `above` are the shapes around this one: a shape that holds itself is not followed for ever. */
type Place = Readonly<{ model: ServiceModel; above: readonly ShapeId[] }>;

function compile(place: Place, id: ShapeId, constraint: Constraint): Check | undefined {
  if (place.above.includes(id)) return undefined;
  const shape = place.model.shapes.get(id);
  invariant(shape !== undefined, `the model has no shape ${id}`);
  const inner: Place = { model: place.model, above: [...place.above, id] };
  switch (shape.kind) {
    case "string":
      return constraint.kind === "text" ? checkText(constraint, shape.sensitive) : undefined;
    case "number":
      return constraint.kind === "number" ? checkNumber(constraint) : undefined;
    case "list":
      return checkList(inner, shape, constraint);
    case "map":
      return constraint.kind === "map" ? checkMap(constraint) : undefined;
    case "structure":
      return checkStructure(inner, shape.members, constraint.kind === "structure" ? constraint.members : {});
    default:
      return undefined;
  }
}

type Kind<K extends Constraint["kind"]> = Extract<Constraint, { kind: K }>;

function checkText(constraint: Kind<"text">, isSensitive: boolean): Check {
  const broken = compileText(constraint);
  return (value, found) => {
    for (const rule of broken(String(value))) found.push({ rule, path: "", value, constraint, isSensitive });
  };
}

function checkNumber(constraint: Kind<"number">): Check {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = constraint;
  return (value, found) => {
    if (Number(value) < min) found.push({ rule: "min-value", path: "", value, constraint, isSensitive: false });
    if (Number(value) > max) found.push({ rule: "max-value", path: "", value, constraint, isSensitive: false });
  };
}

function checkList(place: Place, shape: Extract<Shape, { kind: "list" }>, constraint: Constraint): Check {
  const { min = 0, max = Number.POSITIVE_INFINITY } = constraint.kind === "list" ? constraint : {};
  const each = constraint.kind === "list" ? constraint.of : FREE;
  const check = compile(place, shape.element, each);
  const isSensitive = isSensitiveText(place.model, shape.element);
  const checkElements = each.kind === "text" ? checkTexts(each, isSensitive) : checkEach(check);
  return (value, found) => {
    if (!Array.isArray(value)) return;
    if (value.length < min) found.push({ rule: "min-length", path: "", value, constraint, isSensitive });
    if (value.length > max) found.push({ rule: "max-length", path: "", value, constraint, isSensitive });
    checkElements(value, found);
  };
}

/** A list of texts is reported as a whole. */
function checkTexts(each: Kind<"text">, isSensitive: boolean): (value: readonly unknown[], found: Violation[]) => void {
  const broken = compileText(each);
  return (value, found) => {
    if (value.some((element) => element === null || broken(String(element)).length > 0)) {
      found.push({ rule: "elements", path: "", value, constraint: each, each, isSensitive });
    }
  };
}

/** An answer stays readable, and a hostile list cheap. */
const MOST_REPORTED = 100;

/** A list of structures is reported structure by structure. */
function checkEach(check: Check | undefined): (value: readonly unknown[], found: Violation[]) => void {
  return (value, found) => {
    for (const [index, element] of value.entries()) {
      const before = found.length;
      if (before >= MOST_REPORTED) return;
      if (element === null) found.push({ ...REQUIRED, value: element });
      else check?.(element, found);
      if (found.length > before) prefix(found, before, `${index + 1}.member`);
    }
  };
}

function checkMap(constraint: Kind<"map">): Check {
  const { key, value: each, max = Number.POSITIVE_INFINITY } = constraint;
  const brokenKey = compileText(key);
  const brokenValue = each.kind === "text" ? compileText(each) : () => [];
  return (value, found) => {
    const entries = Object.entries(record(value));
    const report = (rule: Violation["rule"], of: Constraint) =>
      found.push({ rule, path: "", value, constraint, each: of, isSensitive: false });
    if (entries.length > max) report("max-length", constraint);
    if (entries.some(([name]) => brokenKey(name).length > 0)) report("keys", key);
    if (entries.some(([, held]) => brokenValue(String(held)).length > 0)) report("values", each);
  };
}

type Field = Readonly<{
  name: string;
  path: string;
  required: boolean;
  constraint: Constraint;
  check: Check | undefined;
}>;

function checkStructure(place: Place, members: readonly Member[], table: Members): Check | undefined {
  const fields = inTableOrder(members, table)
    .map((member) => fieldOf(place, member, table[member.name] ?? FREE))
    .filter(({ required, check }) => required || check !== undefined);
  if (fields.length === 0) return undefined;
  return (value, found) => {
    const structure = record(value);
    for (const { name, path, required, constraint, check } of fields) {
      const held = structure[name];
      if (held === undefined || held === null) {
        if (required) found.push({ ...REQUIRED, path, value: held, constraint });
        continue;
      }
      const before = found.length;
      check?.(held, found);
      if (found.length > before) prefix(found, before, path);
    }
  };
}

const fieldOf = (place: Place, { name, shape, required }: Member, constraint: Constraint): Field => ({
  name,
  path: name.charAt(0).toLowerCase() + name.slice(1),
  required,
  constraint,
  check: compile(place, shape, constraint),
});

function inTableOrder(members: readonly Member[], table: Members): readonly Member[] {
  const order = Object.keys(table);
  const rank = ({ name }: Member): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...members].sort((left, right) => rank(left) - rank(right));
}

const REQUIRED: Violation = { rule: "required", path: "", value: null, constraint: FREE, isSensitive: false };

function prefix(found: Violation[], from: number, path: string): void {
  for (let index = from; index < found.length; index++) {
    const violation = found[index] ?? REQUIRED;
    found[index] = { ...violation, path: violation.path === "" ? path : `${path}.${violation.path}` };
  }
}

function isSensitiveText(model: ServiceModel, id: ShapeId): boolean {
  const shape = model.shapes.get(id);
  return shape?.kind === "string" && shape.sensitive;
}
