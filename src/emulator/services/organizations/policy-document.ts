/** Whether a policy document is well formed for its type. */
import { parsePolicy } from "../../../authorization/index.ts";
import type { DocumentReader, ManagementPolicyType } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import {
  fieldsOf,
  isValueOperator,
  managementProblem,
  operatorsOf,
  placed,
  type Section,
  type SectionReader,
} from "./management-document.ts";
import { optOutProblem } from "./opt-out-document.ts";
import { tagProblem } from "./tag-document.ts";

/**
 * Says what is wrong with the document, or undefined. Service and resource control policies are read with the whole
 * grammar. Of the management types the operators and the outermost key are checked, of tag and opt-out policies every field, of the
 * youngest the operators alone: a known gap.
 */
export const policyDocumentProblem: DocumentReader = (content, type) => {
  switch (type) {
    case "SERVICE_CONTROL_POLICY":
      return grammarProblem(content, "serviceControl");
    case "RESOURCE_CONTROL_POLICY":
      return grammarProblem(content, "resourceControl");
    case "TAG_POLICY":
    case "BACKUP_POLICY":
    case "AISERVICES_OPT_OUT_POLICY":
    case "CHATBOT_POLICY":
    case "DECLARATIVE_POLICY_EC2":
    case "SECURITYHUB_POLICY":
      return managementProblem(content, { outermost: OUTERMOST_KEY[type], reader: READERS[type] });
    case "SECURITYHUB_CSPM_POLICY":
    case "GUARDDUTY_POLICY":
    case "INSPECTOR_POLICY":
    case "UPGRADE_ROLLOUT_POLICY":
    case "BEDROCK_POLICY":
    case "S3_POLICY":
    case "NETWORK_SECURITY_DIRECTOR_POLICY":
      return managementProblem(content, { outermost: undefined });
    default:
      return unreachable(type);
  }
};

/** User Guide: the syntax page of each policy type; of chat policies observed by others. */
const OUTERMOST_KEY = {
  TAG_POLICY: "tags",
  BACKUP_POLICY: "plans",
  AISERVICES_OPT_OUT_POLICY: "services",
  CHATBOT_POLICY: "chatbot",
  DECLARATIVE_POLICY_EC2: "ec2_attributes",
  SECURITYHUB_POLICY: "securityhub",
} as const satisfies Partial<Record<ManagementPolicyType, string>>;

/** Of the others the grammar that all of them share is looked at alone. */
const READERS: Readonly<Record<keyof typeof OUTERMOST_KEY, SectionReader>> = {
  TAG_POLICY: tagProblem,
  BACKUP_POLICY: plansProblem,
  AISERVICES_OPT_OUT_POLICY: optOutProblem,
  CHATBOT_POLICY: () => undefined,
  DECLARATIVE_POLICY_EC2: () => undefined,
  SECURITYHUB_POLICY: () => undefined,
};

function plansProblem(plans: Section): string | undefined {
  const plan = fieldsOf(plans).find(({ value }) => value.kind === "object" && operatorsOf(value).some(isValueOperator));
  return plan && placed(`expected no value of \`${plan.key}\` itself`, plan.at);
}

function grammarProblem(content: string, kind: "serviceControl" | "resourceControl"): string | undefined {
  const parsed = parsePolicy(content, kind);
  if (parsed.ok) return undefined;
  const [first] = parsed.refusal;
  return first === undefined ? "malformed" : `${first.message} (line ${first.line}, column ${first.column})`;
}
