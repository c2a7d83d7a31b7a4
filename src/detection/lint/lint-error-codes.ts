/** Error codes that no record of the named services has. */
import type { LoadedDetection } from "../loaded-detection.ts";
import type { DetectionFinding } from "./detection-finding.ts";
import { nearestOf } from "./event-dictionary.ts";
import { servicesOf } from "./services.ts";

/** aws-facts 1.3: on the wire `AccessDeniedException`, in the records of Organizations `AccessDenied`. Other services write either. */
const DENIED = "AccessDenied";
const WIRE_DENIED = "AccessDeniedException";
const DENIALS = [DENIED, WIRE_DENIED, "Client.UnauthorizedOperation", "UnauthorizedOperation"];
const SUCCESSES = new Set(["", "none", "null", "ok", "success", "succeeded", "successful"]);

export function lintErrorCodes({ mentions }: LoadedDetection): readonly DetectionFinding[] {
  const codes = new Set(mentions.errorCodes.map(({ text }) => text));
  const services = servicesOf(mentions);
  return mentions.errorCodes.flatMap(({ text, place }) => {
    const found = judged(text, { codes, services });
    return found === undefined ? [] : [{ rule: "unknown-error-code", ...place, ...found }];
  });
}

type Beside = Readonly<{ codes: ReadonlySet<string>; services: readonly string[] }>;

function judged(
  code: string,
  { codes, services }: Beside,
): Pick<DetectionFinding, "severity" | "message" | "instead"> | undefined {
  if (SUCCESSES.has(code.toLowerCase()))
    return {
      severity: "error",
      message: `a call that succeeded has no \`errorCode\` at all: \`${code}\` is never there`,
      instead: "the condition that `errorCode` does not exist",
    };
  if (code === WIRE_DENIED && services.includes("organizations") && !codes.has(DENIED))
    return {
      severity: services.length === 1 ? "error" : "warning",
      message: `records of organizations say \`${DENIED}\`: \`${code}\` stands in the answer to the caller alone`,
      instead: services.length === 1 ? `\`${DENIED}\`` : `\`${DENIED}\` beside it`,
    };
  const near = DENIALS.includes(code) ? undefined : nearestOf(code, DENIALS);
  if (near === undefined) return undefined;
  return {
    severity: "warning",
    message: `no service is known to write the error code \`${code}\``,
    instead: `\`${near}\``,
  };
}
