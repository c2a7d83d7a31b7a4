/** A service control policy that denies everything to everybody but the responders. Organizations User Guide: "SCP syntax"; aws-facts 5, 8. */
import { defineResponse } from "../course.ts";
import type { Precondition, Response } from "../response.ts";
import { attaching, fits, hasRoom, isTypeEnabled, writeAndAttach, writing } from "./control-policy.ts";
import { isNoManagementAccount } from "./place.ts";

export type DenyAll = Readonly<{
  /** The root, a unit or an account. */
  targetId: string;
  /** ARNs of roles, such as `arn:aws:iam::111122223333:role/responder`; at least one. */
  spared: readonly string[];
  /** Whether sessions of AssumeRoot go on, which only the management account and the delegated administrator of IAM get; true unless said. */
  sparesRootTasks?: boolean;
}>;

/** One exact role: no wildcard and no policy variable has a place in it. IAM User Guide: "IAM identifiers", names and paths. */
const ROLE_ARN = /^arn:aws:iam::\d{12}:role\/(?:[\x21-\x29\x2b-\x3e\x40-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/;
const isExactRole = (arn: string): boolean => ROLE_ARN.test(arn) && !arn.includes("${");

/** The policy's text; `aws:PrincipalArn` of a role session is the ARN of its role. */
export const denyAllText = ({ spared, sparesRootTasks = true }: Omit<DenyAll, "targetId">): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "QuarantineButResponders",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: {
          ArnNotEquals: { "aws:PrincipalArn": [...new Set(spared)].sort() },
          ...(sparesRootTasks && { Null: { "aws:AssumedRoot": "true" } }),
        },
      },
    ],
  });

/** Sessions that were issued before are denied too. Service-linked roles and the management account are out of any SCP's reach. */
export function denyAllBut(asked: DenyAll): Response {
  const { targetId } = asked;
  const name = denyAllName(targetId);
  const text = denyAllText(asked);
  return defineResponse({
    id: "deny-all-but-responders",
    sentence: `deny everything in ${targetId} to everybody but the responders`,
    undo: "detach the policy and delete it",
    preconditions: [
      sparesSomebody(asked.spared),
      fits(text),
      isTypeEnabled(),
      hasRoom({ targetId, missing: (attached) => (attached.some(({ Name }) => Name === name) ? 0 : 1) }),
      isNoManagementAccount(targetId),
      sparesOneIn(targetId, asked.spared),
    ],
    async course(course) {
      course.intend(writing(name), attaching(name, targetId));
      await writeAndAttach(course, { targetId, name, text });
    },
  });
}

export const denyAllName = (targetId: string): string => `orgdrill-quarantine-${targetId}`;

export const sparesSomebody = (spared: readonly string[]): Precondition => ({
  claim: "at least one exact role is spared",
  async unmet() {
    if (spared.length === 0) return "none is, which would lock the responders out";
    const wrong = spared.filter((arn) => !isExactRole(arn));
    return wrong.length === 0 ? undefined : `${wrong.map((arn) => `\`${arn}\``).join(", ")} is no ARN of one role`;
  },
});

/** Roles that are tried before it is given up. */
const MOST_TRIED = 5;
const ACCOUNT_ID = /^\d{12}$/;

/**
 * Somebody has to be able to work in the account once everybody else is denied everything. Whether a role of another account is
 * there is only seen by entering it, which changes nothing; of the root and of units nothing is asked.
 */
export const sparesOneIn = (targetId: string, spared: readonly string[]): Precondition => ({
  claim: `a role of ${targetId} is spared, and can be entered`,
  async unmet(look) {
    if (!ACCOUNT_ID.test(targetId)) return undefined;
    const own = spared.filter((arn) => isExactRole(arn) && arn.split(":")[4] === targetId);
    if (own.length === 0) return "none of its roles is, which would leave nobody who could work there";
    for (const RoleArn of own.slice(0, MOST_TRIED)) {
      const input = { RoleArn, RoleSessionName: "responder" };
      const entered = await look.find({ service: "sts", operation: "AssumeRole", input }, "AccessDenied");
      if (entered !== undefined) return undefined;
    }
    return `the caller cannot enter ${own.slice(0, MOST_TRIED).join(" or ")}, and cannot tell that it is there`;
  },
});
