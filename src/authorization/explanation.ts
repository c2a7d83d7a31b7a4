/** A decision as data: what was asked, what answered, every policy that denied, and the one that AWS would name. */

/** The kinds of policy that take part in a decision, in the order in which AWS evaluates an explicit deny. */
export type PolicyType =
  | "serviceControl"
  | "resourceControl"
  | "resource"
  | "identity"
  | "boundary"
  | "session"
  | "trust";

/** One rung of the ladder from the organization's root, through organizational units, to the account. */
export type LevelReference = Readonly<{
  kind: "root" | "organizationalUnit" | "account";
  id: string;
  name: string;
  /** Names from the root down to this level, `Root/Workloads/Production`; set in denials of levels below the root. */
  path?: string;
}>;

/** Which policy: by its ARN where it has one (inline policies have none), and where it stands when it came from a file. */
export type PolicyReference = Readonly<{
  type: PolicyType;
  name: string;
  /** `p-…` for policies of the organization. */
  id?: string;
  arn?: string;
  /** Set for service and resource control policies: where the policy is attached. */
  level?: LevelReference;
  /** Of policies that came from an organization file: their document's own file, or the organization file that they stand in. */
  file?: string;
}>;

/** Which statement of which policy; `index` counts from 0, `line` and `column` from 1 within `policy.file`, else within the policy's own text. */
export type StatementReference = Readonly<{
  policy: PolicyReference;
  index: number;
  sid?: string;
  line?: number;
  column?: number;
  /** The action that it allows, where several were asked for one call. */
  action?: string;
}>;

/** Why a request may not pass: a statement that denies it, or a policy type (at a level) in which nothing allows it. */
export type Denial =
  | Readonly<{ kind: "explicit"; policyType: PolicyType; statement: StatementReference }>
  | Readonly<{
      kind: "implicit";
      policyType: PolicyType;
      level?: LevelReference;
      policy?: PolicyReference;
      /** The action that nothing allows, where it is another one of the call than the explanation's. */
      action?: string;
    }>;

/** The whole answer to one authorization question. */
export type Explanation = Readonly<{
  outcome: "allowed" | "explicitlyDenied" | "implicitlyDenied";
  /** `organizations:LeaveOrganization`, as the service spells it. */
  action: string;
  /** An ARN, or `*` for actions without resource types. */
  resource: string;
  /** The caller's ARN; a session ARN for roles. */
  principal: string;
  /** The denial that AWS would name; absent when allowed. */
  decisive?: Denial;
  /** Every denial, explicit and implicit, of every policy type and level: the denying set. */
  denying: readonly Denial[];
  /** Every statement that allows the request. */
  allowing: readonly StatementReference[];
  /** Policy types that do not bind this caller, in words: `the management account is exempt from service control policies`. */
  exemptions: readonly string[];
  /** Names of the assumptions about AWS that this answer rests on. */
  assumptions: readonly string[];
}>;
