/** The code of a second factor that comes with a call. STS API Reference: AssumeRole and GetSessionToken, SerialNumber and TokenCode. */
import { decideMfaCode, type IdentityEvent, type MfaComplaint } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { sessionCaller } from "./operation.ts";
import type { StsRefusal } from "./refusals.ts";

type Brought = Readonly<{ SerialNumber?: string | undefined; TokenCode?: string | undefined }>;

/** What it takes to mark the code as used; empty where none was brought. */
export type SecondFactor = Readonly<{ isGiven: boolean; events: readonly IdentityEvent[] }>;

const NOT_GIVEN: SecondFactor = { isGiven: false, events: [] };

/** Refused for a device that is not the caller's own and for a code that does not count. Sessions of roles have no devices. */
export function secondFactor(
  { world, caller, now }: Pick<OperationContext, "world" | "caller" | "now">,
  { SerialNumber, TokenCode }: Brought,
): Result<SecondFactor, StsRefusal> {
  if (SerialNumber === undefined && TokenCode === undefined) return accept(NOT_GIVEN);
  const { owner, accountId } = sessionCaller(caller);
  if (owner.kind !== "user" && owner.kind !== "root") return refused("unknownDevice");
  const code = decideMfaCode({ world, accountId, owner, serialNumber: SerialNumber, code: TokenCode, now });
  return code.ok ? accept({ isGiven: true, events: code.value }) : refused(code.refusal);
}

const refused = (complaint: MfaComplaint): Result<never, StsRefusal> => refuse({ kind: "SecondFactor", complaint });

/** Policies see the factor in the very call that brings it. IAM User Guide: "Configuring MFA-protected API access". */
export const factorKeys = ({ isGiven }: SecondFactor): NonNullable<RequiredPermission["context"]> =>
  isGiven ? { "aws:multifactorauthpresent": "true", "aws:multifactorauthage": "0" } : {};
