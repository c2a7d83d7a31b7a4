/** Whose access keys an operation is about: the user named, else the user or root user who signed. */
import type { KeyOwner } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { Caller } from "../../caller.ts";
import type { IamRefusal } from "./refusals.ts";

export function keyOwner({ identity }: Caller, userName: string | undefined): Result<KeyOwner, IamRefusal> {
  if (userName !== undefined) return accept({ kind: "user", userName });
  if (identity.kind === "root") return accept({ kind: "root" });
  if (identity.kind === "user") return accept({ kind: "user", userName: identity.user.name });
  return refuse({ kind: "UserNameRequired" });
}
