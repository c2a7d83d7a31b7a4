/** Accounts that are closed, or that the reader's file declares free to leave: no drill tries them, so every report names them. */
import type { RunDocument } from "../../evidence/index.ts";
import { isOnExamplesAlone } from "./subject.ts";
import { placeInWords } from "./what-broke.ts";

/** One line for each: who, where it is declared, and why; none where nobody's own organization was drilled. */
export function excusedInWords(document: RunDocument): readonly string[] {
  if (isOnExamplesAlone(document)) return [];
  return (document.excused ?? []).map(({ accountId, accountName, reason, place, isClosed }) => {
    const where = place === null ? "" : ` (${placeInWords(place)})`;
    return `${accountName} ${accountId}, ${isClosed === true ? "closed" : "declared free to leave"}${where}: ${reason}`;
  });
}
