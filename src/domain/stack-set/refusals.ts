/** Why the domain says no in matters of stack sets and stacks. The wire names these, not here. */
import type { TemplateProblem } from "./template.ts";

export type StackSetRefusal =
  | TemplateProblem
  | Readonly<{ kind: "NotStackSetAdministrator" }>
  | Readonly<{ kind: "StackSetAccessNotActivated" }>
  | Readonly<{ kind: "OnlyManagementActivates" }>
  | Readonly<{ kind: "StackSetAllFeaturesNeeded" }>
  | Readonly<{ kind: "StackSetNotFound"; name: string }>
  | Readonly<{ kind: "StackSetExists"; name: string }>
  | Readonly<{ kind: "StackSetNotEmpty" }>
  | Readonly<{ kind: "CapabilitiesNeeded"; capability: string }>
  | Readonly<{ kind: "ParametersNeeded"; names: readonly string[] }>
  | Readonly<{ kind: "ParametersUnknown"; names: readonly string[] }>
  | Readonly<{ kind: "TargetUnknown"; parentId: string }>
  | Readonly<{ kind: "TargetNotDeployed"; parentId: string }>
  | Readonly<{ kind: "StackInstanceNotFound"; accountId: string; region: string }>
  | Readonly<{ kind: "StackSetOperationNotFound"; id: string }>
  | Readonly<{ kind: "StackNotFound"; name: string }>;
