/** What somebody can do in a play: plain JSON with labels, so that a script can be printed, shortened and pasted. */
import type { CallFault, RecordFault } from "./model.test-support.ts";

type By = Readonly<{ as: string }>;
type Tags = Readonly<Record<string, string>>;

/** `as` is `ACCOUNT/PRINCIPAL`; `at` of a fault is an operation, or an event where it is about records; places are unit labels or `ORGANIZATION/root`. A label that is not there (any more) is a stranger's id. */
export type Command =
  | Readonly<{ do: "wait"; ms: number }>
  | Readonly<{ do: "strike"; fault: CallFault | RecordFault; at: string }>
  | Readonly<{ do: "lift" }>
  | (By & Readonly<{ do: "create-account"; label: string; email: string }>)
  | (By & Readonly<{ do: "furnish"; account: string }>)
  | (By & Readonly<{ do: "invite"; label: string; account: string; by: "id" | "email"; tags?: Tags; notes?: string }>)
  | (By & Readonly<{ do: "accept" | "decline" | "cancel"; invitation: string }>)
  | (By & Readonly<{ do: "leave" | "delete-organization" | "write-guard" | "undelegate" }>)
  | (By & Readonly<{ do: "remove" | "close" | "delegate"; account: string }>)
  | (By & Readonly<{ do: "move"; account: string; from: string; to: string }>)
  | (By & Readonly<{ do: "self-close" | "reopen" }>)
  | Readonly<{ do: "recover-password"; account: string }>
  | (By & Readonly<{ do: "sign-up"; gives: readonly string[] }>)
  | (By & Readonly<{ do: "create-unit"; label: string; parent: string; name: string }>)
  | (By & Readonly<{ do: "rename-unit"; unit: string; name: string }>)
  | (By & Readonly<{ do: "delete-unit"; unit: string }>)
  | (By & Readonly<{ do: "rewrite-policy"; policy: string; denies: boolean }>)
  | (By & Readonly<{ do: "delete-policy"; policy: string }>)
  | (By & Readonly<{ do: "attach" | "detach"; policy: string; target: string }>)
  | (By & Readonly<{ do: "enable-type" | "disable-type"; organization: string }>)
  | (By & Readonly<{ do: "trust" | "distrust"; service: string }>)
  | (By & Readonly<{ do: "register" | "deregister"; account: string; service: string }>)
  | (By & Readonly<{ do: "tag"; resource: string; key: string; value: string }>)
  | (By & Readonly<{ do: "untag"; resource: string; key: string }>)
  | (By & Readonly<{ do: "create-organization"; label: string; features?: "CONSOLIDATED_BILLING" }>)
  | (By & Readonly<{ do: "look"; at: string; label: string }>)
  | (By & Readonly<{ do: "fault"; kind: "signature" | "unknown-key" | "unknown-operation" | "malformed" | "invalid" }>);

/** The commands that one word can stand for. */
export type Of<Kind extends Command["do"]> = Command extends infer Each
  ? Each extends Command
    ? Kind extends Each["do"]
      ? Each
      : never
    : never
  : never;

/** One command a line: what is printed can be pasted. */
export const scriptText = (script: readonly Command[]): string =>
  `[\n${script
    .map((each) => `  ${JSON.stringify(each)},`)
    .join("\n")
    .replace(/,$/, "")}\n]`;
