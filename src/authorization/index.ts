/** The front door of authorization. */
export {
  type AssumptionValues,
  AUTHORIZATION_ASSUMPTIONS,
  type AuthorizationAssumption,
} from "./assumptions.ts";
export { authorize, decisiveDenial } from "./authorize.ts";
export {
  type Candidates,
  type CompiledPolicy,
  type CompiledStatement,
  compilePolicy,
  compileText,
} from "./compiled-policy.ts";
export { readDate } from "./conditions/date.ts";
export { isReadableValue } from "./conditions/readable-value.ts";
export { type DenialFacts, type DenialTextOptions, denialText } from "./denial-text.ts";
export { denyingInWords, explainInWords } from "./explain-in-words.ts";
export type {
  Denial,
  Explanation,
  LevelReference,
  PolicyReference,
  PolicyType,
  StatementReference,
} from "./explanation.ts";
export { isAllowed } from "./is-allowed.ts";
export { type JsonMember, type JsonProblem, type JsonValue, type Position, parseJson } from "./parse-json.ts";
export { type ParseOptions, parsePolicy } from "./parse-policy.ts";
export type {
  ConditionClause,
  PatternClause,
  PolicyDocument,
  PolicyKind,
  PolicyProblem,
  PolicyRule,
  PolicyVersion,
  PrincipalClause,
  SetQuantifier,
  Statement,
} from "./policy-document.ts";
export { MAX_POLICY_TEXT, POLICY_SIZE_LIMITS, type SizeCounting } from "./policy-size-limits.ts";
export { printPolicy } from "./print-policy.ts";
export { rememberedAnswers } from "./remembered-answers.ts";
export type {
  AttachedPolicy,
  AuthorizationRequest,
  PolicyLevel,
  PolicyScope,
  Principal,
  PrincipalKind,
  RequestContext,
} from "./request.ts";
export {
  evaluateStandAlone,
  type StandAloneAnswer,
  type StandAloneRequest,
  type Undecided,
} from "./stand-alone/evaluate-stand-alone.ts";
