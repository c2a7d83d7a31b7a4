/** A permissions boundary that allows nothing. IAM API Reference: PutUserPermissionsBoundary, PutRolePermissionsBoundary. */
import { defineResponse } from "../course.ts";
import type { Response } from "../response.ts";
import { describeHolder, type Holder, holderCall, isOwnToChange, isThere, NO_SUCH_ENTITY } from "./holder.ts";

/** The AWS-managed policy of one statement that denies everything, so that no resource-based policy gets round it. */
export const DENY_ALL_ARN = "arn:aws:iam::aws:policy/AWSDenyAll";

/** Holds for sessions that were issued before, too. `boundaryArn`: any managed policy. */
export const boundPrincipal = (holder: Holder, boundaryArn: string = DENY_ALL_ARN): Response =>
  defineResponse({
    id: "bound-principal",
    sentence: `bound the ${holder.kind} ${holder.name} by ${boundaryArn}`,
    undo: "give it its former boundary again, or none",
    preconditions: [isThere(holder), isOwnToChange(holder)],
    async course(course) {
      const sentence = `bound ${holder.name} by ${boundaryArn}`;
      const former = boundaryIn(await describeHolder(course, holder));
      if (former === boundaryArn) return course.already(sentence);
      await course.change({
        sentence,
        call: holderCall(holder, "Put*PermissionsBoundary", { PermissionsBoundary: boundaryArn }),
        takeBack: async (later) => {
          const back = `give ${holder.name} ${former === undefined ? "no boundary" : `its boundary ${former}`} again`;
          if (boundaryIn(await describeHolder(later, holder)) !== boundaryArn) return later.already(back);
          const call =
            former === undefined
              ? holderCall(holder, "Delete*PermissionsBoundary")
              : holderCall(holder, "Put*PermissionsBoundary", { PermissionsBoundary: former });
          await later.change({ sentence: back, call, already: NO_SUCH_ENTITY });
        },
      });
    },
  });

const boundaryIn = (described: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const { PermissionsBoundaryArn } = (described?.PermissionsBoundary ?? {}) as Readonly<{
    PermissionsBoundaryArn?: string;
  }>;
  return PermissionsBoundaryArn;
};
