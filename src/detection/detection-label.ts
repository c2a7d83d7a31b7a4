/** What a detection is called where people read: a title says more than an id that was drawn by lot. */
import type { LoadedDetection } from "./loaded-detection.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The id (a Sigma rule's `name`, where it has one); of a rule that has a UUID alone `Title (id)`. */
export const labelOf = ({ id, title }: Pick<LoadedDetection, "id" | "title">): string =>
  UUID.test(id) && title !== "" && title !== id ? `${title} (${id})` : id;
