/** Puts broken rules into each service's own words: Organizations names a Reason, the others list every constraint. */
import type { AssumptionReader } from "../../../domain/index.ts";
import { invariant, unreachable } from "../../../kernel/index.ts";
import type { SigningName } from "../services.ts";
import type { WireError } from "../wire-error.ts";
import type { Constraint } from "./constraint.ts";
import { type Violation, wordingOf } from "./violation.ts";

type Assumptions = Pick<AssumptionReader, "value">;

/** Words the violations of one input (there is at least one). */
export function refusalOf(
  service: SigningName,
  violations: readonly Violation[],
  assumptions?: Assumptions,
): WireError {
  switch (service) {
    case "organizations":
      return organizationsRefusal(violations, assumptions);
    case "iam":
    case "sts":
      return listedRefusal("ValidationError", violations);
    case "cloudtrail":
    case "events":
    case "ce":
    case "budgets":
    case "savingsplans":
    case "invoicing":
    case "servicequotas":
    case "config":
    case "sso":
    case "lambda":
      return listedRefusal("ValidationException", violations);
    case "artifact":
      return {
        ...listedRefusal("ValidationException", violations),
        status: 400,
        members: { reason: "fieldValidationFailed" },
      };
    case "monitoring":
    case "cloudformation":
      return listedRefusal("ValidationError", violations);
    case "sns":
      return listedRefusal("InvalidParameter", violations);
    case "logs":
      return listedRefusal("InvalidParameterException", violations);
    case "ram":
      return listedRefusal("InvalidParameterException", violations);
    case "securityhub":
      return { ...listedRefusal("InvalidInputException", violations), status: 400 };
    case "guardduty":
      return listedRefusal("BadRequestException", violations);
    case "s3":
      return objectRefusal(violations);
    case "sqs":
      return queueRefusal(violations);
    default:
      return unreachable(service);
  }
}

/**
 * Organizations API Reference, InvalidInputException: the meaning of each Reason. The texts of INVALID_PATTERN, INVALID_ENUM, INPUT_REQUIRED
 * and of values that are too small or too large were observed by others; the rest follow the reference's own explanations.
 */
const REASON_TEXT: Readonly<Record<string, string>> = {
  INPUT_REQUIRED: "You must provide a value for the parameter.",
  MIN_LENGTH_EXCEEDED: "You provided a string parameter that is shorter than allowed.",
  MAX_LENGTH_EXCEEDED: "You provided a string parameter that is longer than allowed.",
  MIN_VALUE_EXCEEDED: "You provided a value that is below the minimum allowed.",
  MAX_VALUE_EXCEEDED: "You provided a value that exceeds the maximum allowed.",
  INVALID_PATTERN: "You provided a value that does not match the required pattern.",
  INVALID_PATTERN_TARGET_ID: "You specified a policy target ID that does not match the required pattern.",
  INVALID_SYNTAX_POLICY_ID: "You specified an invalid policy ID.",
  INVALID_ROLE_NAME: "You provided a role name that is not valid.",
  INVALID_ENUM: "You specified an invalid value.",
  INVALID_ENUM_POLICY_TYPE: "You specified an invalid policy type.",
  INVALID_LIST_MEMBER: "You provided a list to a parameter that contains at least one invalid value.",
};

const USUAL_REASON: Readonly<Record<Violation["rule"], string>> = {
  required: "INPUT_REQUIRED",
  "min-length": "MIN_LENGTH_EXCEEDED",
  "max-length": "MAX_LENGTH_EXCEEDED",
  "min-value": "MIN_VALUE_EXCEEDED",
  "max-value": "MAX_VALUE_EXCEEDED",
  pattern: "INVALID_PATTERN",
  enum: "INVALID_ENUM",
  elements: "INVALID_LIST_MEMBER",
  keys: "INVALID_PATTERN",
  values: "INVALID_PATTERN",
};

/** One error holds one Reason: a missing value first, then the first broken rule. */
function organizationsRefusal(violations: readonly Violation[], assumptions: Assumptions | undefined): WireError {
  const first = violations.find(({ rule }) => rule === "required") ?? violations[0];
  invariant(first !== undefined, "a refusal needs a violation");
  const own = wordingOf(first)?.reason;
  const reason = own ?? USUAL_REASON[first.rule];
  const message = REASON_TEXT[reason];
  invariant(message !== undefined, `the reason ${reason} has no text`);
  const isNamed = own === undefined && assumptions?.value("input-reason-field") === "with-field";
  const shown = isNamed ? `${reason}:${fieldIn(first.path)}` : reason;
  return { code: "InvalidInputException", message, members: { Reason: shown } };
}

/** `tagKeys` and `target.type` as TAG_KEYS and TYPE: that of a path the last name counts is inferred. */
function fieldIn(path: string): string {
  const names = path.split(".").filter((each) => each !== "member" && !/^\d+$/.test(each));
  return (names.at(-1) ?? path).replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

/** The general check reports everything it found in one sentence; only when it found nothing does the service look itself. */
function listedRefusal(code: string, violations: readonly Violation[]): WireError {
  const general = violations.filter((violation) => wordingOf(violation)?.code === undefined);
  const [own] = violations;
  if (general.length === 0 && own !== undefined) {
    const wording = wordingOf(own);
    return { code: wording?.code ?? code, message: (wording?.text ?? "").replace("{path}", own.path) };
  }
  const found = `${general.length} validation error${general.length === 1 ? "" : "s"} detected: `;
  return { code, message: found + general.map(sentence).join("; ") };
}

/** S3 reports one thing at a time; what is missing or too much inside a document makes it a malformed one. */
function objectRefusal([first]: readonly Violation[]): WireError {
  invariant(first !== undefined, "a refusal needs a violation");
  const wording = wordingOf(first);
  if (wording !== undefined) {
    return { code: wording.code ?? "InvalidArgument", message: wording.text ?? "Invalid Argument", status: 400 };
  }
  if (first.path.includes(".")) {
    const message = "The XML you provided was not well-formed or did not validate against our published schema";
    return { code: "MalformedXML", message, status: 400 };
  }
  if (first.rule === "required") {
    const message = `Your request was missing a required header or body: ${first.path}`;
    return { code: "MissingRequestBodyError", message, status: 400 };
  }
  return { code: "InvalidArgument", message: sentence(first), status: 400 };
}

/** Amazon SQS API Reference, "Common errors"; the text of a missing parameter is as seen on AWS. */
function queueRefusal(violations: readonly Violation[]): WireError {
  const missing = violations.find(({ rule }) => rule === "required");
  if (missing === undefined) return listedRefusal("InvalidParameterValue", violations);
  const name = missing.path.charAt(0).toUpperCase() + missing.path.slice(1);
  return { code: "MissingParameter", message: `The request must contain the parameter ${name}.`, status: 400 };
}

const sentence = (violation: Violation): string =>
  `Value${shownValue(violation)} at '${violation.path}' failed to satisfy constraint: ${demand(violation)}`;

function shownValue({ value, isSensitive }: Violation): string {
  if (value === undefined || value === null) return " null";
  return isSensitive ? "" : ` '${plain(value).slice(0, LONGEST_SHOWN)}'`;
}

/** Characters of a value that an answer repeats at most. */
const LONGEST_SHOWN = 2048;

/** Lists and maps are shown as Java shows them. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}=${plain(each)}`)
    .join(", ")}}`;
}

function demand({ rule, constraint, each }: Violation): string {
  switch (rule) {
    case "elements":
      return `Member must satisfy constraint: [${allDemands(each)}]`;
    case "keys":
      return `Map keys must satisfy constraint: [${allDemands(each)}]`;
    case "values":
      return `Map value must satisfy constraint: [${allDemands(each)}]`;
    default:
      return demandOf(rule, constraint);
  }
}

function demandOf(rule: Exclude<Violation["rule"], "elements" | "keys" | "values">, constraint: Constraint): string {
  const { min, max, pattern, oneOf } = { min: 0, max: 0, pattern: "", oneOf: [] as readonly string[], ...constraint };
  switch (rule) {
    case "required":
      return "Member must not be null";
    case "min-length":
      return `Member must have length greater than or equal to ${min}`;
    case "max-length":
      return `Member must have length less than or equal to ${max}`;
    case "min-value":
      return `Member must have value greater than or equal to ${min}`;
    case "max-value":
      return `Member must have value less than or equal to ${max}`;
    case "pattern":
      return `Member must satisfy regular expression pattern: ${pattern}`;
    case "enum":
      return `Member must satisfy enum value set: [${oneOf.join(", ")}]`;
    default:
      return unreachable(rule);
  }
}

function allDemands(constraint: Constraint | undefined): string {
  const rules =
    constraint?.kind === "text"
      ? ([
          ["max-length", constraint.max],
          ["min-length", constraint.min],
          ["pattern", constraint.pattern],
          ["enum", constraint.oneOf],
        ] as const)
      : [];
  const stated = rules.filter(([, limit]) => limit !== undefined).map(([rule]) => rule);
  return [...stated, "required" as const].map((rule) => demandOf(rule, constraint ?? { kind: "free" })).join(", ");
}
