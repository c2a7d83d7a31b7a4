/** Sessions that a role or user has been issued so far are denied everything. IAM User Guide: "Revoke IAM role temporary security credentials". */
import { defineResponse } from "../course.ts";
import type { Response } from "../response.ts";
import { documentIn, type Holder, holderCall, isOwnToChange, isThere, NO_SUCH_ENTITY } from "./holder.ts";

/** The name that the console of IAM gives it. */
const POLICY = "AWSRevokeOlderSessions";

/**
 * The time of issue has whole seconds, so what was issued in this very second is revoked with the next as the bound. Long-term
 * access keys carry no such time and go on; whoever may assume the role gets a new session.
 */
export const revokeSessions = (holder: Holder): Response =>
  defineResponse({
    id: "revoke-sessions",
    sentence: `revoke the sessions of the ${holder.kind} ${holder.name}`,
    undo: "delete the policy, or give it its former text; sessions that have not expired are good again",
    preconditions: [isThere(holder), isOwnToChange(holder)],
    async course(course) {
      const name = { PolicyName: POLICY };
      const found = await course.find(holderCall(holder, "Get*Policy", name), ...NO_SUCH_ENTITY);
      const former = found === undefined ? undefined : documentIn(found.PolicyDocument);
      const at = course.last()?.at ?? course.stop("the target does not tell what time it is");
      const bound = new Date((Math.floor(at / 1000) + 1) * 1000);
      const PolicyDocument = revocation(bound.toISOString().replace(".000Z", "Z"));
      await course.change({
        sentence: `deny sessions of ${holder.name} from before ${bound.toISOString()}`,
        call: holderCall(holder, "Put*Policy", { ...name, PolicyDocument }),
        takeBack: async (later) => {
          const call =
            former === undefined
              ? holderCall(holder, "Delete*Policy", name)
              : holderCall(holder, "Put*Policy", { ...name, PolicyDocument: former });
          await later.change({
            sentence: `let the older sessions of ${holder.name} be`,
            call,
            already: NO_SUCH_ENTITY,
          });
        },
      });
    },
  });

const revocation = (before: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Action: ["*"],
        Resource: ["*"],
        Condition: { DateLessThan: { "aws:TokenIssueTime": before } },
      },
    ],
  });
