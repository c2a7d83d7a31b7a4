/** Cost allocation tags in cost data: what a charge says to a key, and where time has to be cut so that it says one thing. */
import {
  activationDelayMs,
  type Charge,
  isActivatedIn,
  type Period,
  TAG_ACTIVATION,
  type TagQuestion,
  tagEdgesOf,
  tagValueOf,
} from "../../../domain/index.ts";
import type { OperationContext } from "../../operation.ts";

/** The assumption is asked for only where a key was activated in that time or shortly before. */
export function tagQuestion({ world, assumptions }: OperationContext, key: string, within: Period): TagQuestion {
  const isOpen = isActivatedIn(world, key, within);
  return { key, delayMs: activationDelayMs(isOpen ? assumptions.value(TAG_ACTIVATION) : "") };
}

/** The same time in smaller pieces. */
export function cutAtTags(
  { world }: OperationContext,
  pieces: readonly Period[],
  questions: readonly TagQuestion[],
): readonly Period[] {
  let cut = pieces;
  for (const edge of questions.flatMap((each) => tagEdgesOf(world, each)))
    cut = cut.flatMap((piece) =>
      piece.from < edge && edge < piece.until
        ? [
            { ...piece, until: edge },
            { ...piece, from: edge },
          ]
        : [piece],
    );
  return cut;
}

/** Empty while the key is not in the data, and where the tag is missing. */
export const tagValue = ({ world }: OperationContext, charge: Charge, question: TagQuestion): string =>
  tagValueOf(world, charge, question);
