import { describe, expect, test } from "vitest";
import { arnOf, attemptOf, organization, refused } from "./fakes.test-support.ts";
import { judgePrevention } from "./judge-prevention.ts";

const ACME = organization();
const [DENY_LEAVE] = ACME.guardrails;
const USER = "User: arn is not authorized to perform: organizations:LeaveOrganization on resource: *";
const CAUTION = "only the error text is known, not the whole denying set";

const judge = (context: string, guardrail = DENY_LEAVE, code = "AccessDeniedException") =>
  judgePrevention(attemptOf({ outcome: refused(code, `${USER} ${context}`) }), { guardrail, organization: ACME });

const byScp = (arn = "") => `with an explicit deny in a service control policy${arn}`;

describe("where only the error text is known", () => {
  test("the ARN of the expected guardrail is Held, and says what it rests on", () => {
    const finding = judge(byScp(`: ${arnOf("deny-leave")}`));
    expect(finding).toMatchObject({ verdict: "held", guardrail: "deny-leave", attack: "stopped" });
    expect(finding.reason).toContain(CAUTION);
  });

  test("the ARN of another is Inconclusive: AWS names one policy of the set, not the set", () => {
    const finding = judge(byScp(`: ${arnOf("region-lock")}`));
    expect(finding.verdict).toBe("inconclusive");
    expect(finding.reason).toContain("`region-lock` stopped");
    expect(finding.reason).toContain("whether `deny-leave` would have");
  });

  test("an ARN that the file does not know is Inconclusive, and is shown", () => {
    const finding = judge(byScp(`: ${arnOf("stranger")}`));
    expect(finding.verdict).toBe("inconclusive");
    expect(finding.reason).toContain(arnOf("stranger"));
  });

  test("no ARN is Inconclusive for a named guardrail and Held for any", () => {
    expect(judge(byScp()).verdict).toBe("inconclusive");
    const any = judgePrevention(attemptOf({ outcome: refused("AccessDenied", `${USER} ${byScp()}`) }), {
      guardrail: undefined,
      organization: ACME,
    });
    expect(any.verdict).toBe("held");
    expect(any.guardrail).toBeUndefined();
  });

  test("a missing permission broke: an explicit deny would have been decided first", () => {
    for (const context of [
      "because no identity-based policy allows the organizations:LeaveOrganization action",
      "because no permissions boundary allows the organizations:LeaveOrganization action",
      "because no session policy allows the organizations:LeaveOrganization action",
    ])
      expect(judge(context)).toMatchObject({ verdict: "broke", attack: "stopped" });
  });

  test("another policy's deny is Inconclusive: one policy type is named if several deny", () => {
    expect(judge("with an explicit deny in an identity-based policy").verdict).toBe("inconclusive");
  });

  test("a level that allows nothing is Held for any guardrail and Inconclusive for a named one", () => {
    const context = "because no service control policy allows the organizations:LeaveOrganization action";
    expect(judge(context).verdict).toBe("inconclusive");
    const any = attemptOf({ outcome: refused("AccessDeniedException", `${USER} ${context}`) });
    expect(judgePrevention(any, { guardrail: undefined, organization: ACME }).verdict).toBe("held");
  });

  test("a text without any reason is Inconclusive", () => {
    expect(judge("").verdict).toBe("inconclusive");
  });

  test("a refusal that is not about permission tested no guardrail", () => {
    const finding = judge("", DENY_LEAVE, "TooManyRequestsException");
    expect(finding.verdict).toBe("inconclusive");
    expect(finding.reason).toContain("TooManyRequestsException");
  });
});
