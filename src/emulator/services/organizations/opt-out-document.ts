/** What an AI services opt-out policy may say below `services`. User Guide: "AI services opt-out policy syntax and examples". */
import type { JsonMember } from "../../../authorization/index.ts";
import {
  fieldsOf,
  isProblem,
  isValueOperator,
  operatorsOf,
  placed,
  type Section,
  type SectionReader,
} from "./management-document.ts";

/** Those that the guide names, and those that AWS took in September 2026 (observed by others). Their case counts. */
const SERVICES: ReadonlySet<string> = new Set(
  (
    "aidevops aiops awssupplychain biodiscovery chimesdkvoiceanalytics cloudwatch codeguruprofiler codewhisperer comprehend config " +
    "connect connectamd connectdecision connecthealth::operations connecthealth::training connectoptimization contactlens datazone " +
    "default dms entityresolution finopsagent frauddetector glue guardduty lex polly q quicksightq rekognition scenariodiscovery " +
    "securityhub securitylake textract transcribe transform translate workspaces"
  ).split(" "),
);

const SETTING = "opt_out_policy";

export const optOutProblem: SectionReader = (services) => fieldsOf(services).map(serviceProblem).find(isProblem);

function serviceProblem({ key, at, value }: JsonMember): string | undefined {
  if (!SERVICES.has(key)) return placed(`expected a service with an opt-out, got \`${key}\``, at);
  if (value.kind !== "object") return placed(`expected \`${key}\` to be a section`, at);
  const setting = operatorsOf(value).find(isValueOperator);
  if (setting !== undefined) return placed(`expected no value of \`${key}\` itself`, setting.at);
  return fieldsOf(value).map(fieldProblem).find(isProblem);
}

function fieldProblem({ key, at, value }: JsonMember): string | undefined {
  if (key !== SETTING) return placed(`expected \`${SETTING}\` alone of a service, got \`${key}\``, at);
  return value.kind === "object" ? settingProblem(value) : undefined;
}

function settingProblem(setting: Section): string | undefined {
  const [nested] = fieldsOf(setting);
  if (nested !== undefined) return placed(`expected \`${SETTING}\` to hold operators alone`, nested.at);
  for (const { key, at, value } of operatorsOf(setting).filter(isValueOperator)) {
    if (key.toLowerCase() !== "@@assign") return placed(`expected \`${SETTING}\` to be assigned, got \`${key}\``, at);
    if (value.kind !== "string" || (value.text !== "optIn" && value.text !== "optOut"))
      return placed(`expected \`${SETTING}\` to be \`optIn\` or \`optOut\``, value.at);
  }
  return undefined;
}
