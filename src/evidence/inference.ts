/** What an inference is about, as a drill's result keeps it. */
/** `answer`: of an operation. `record`: in CloudTrail. `consequence`: a row of the catalogue's table. */
export type InferenceKind = "answer" | "record" | "consequence";
export const INFERENCE_KINDS = ["answer", "record", "consequence"] as const satisfies readonly InferenceKind[];

/** One thing of which a part is inferred; `what` names that part as the catalogue said it when the run was made. */
export type Inferred = Readonly<{
  of: InferenceKind;
  /** `organizations:LeaveOrganization` for answers and records, the consequence's id else. */
  name: string;
  what: readonly string[];
}>;
