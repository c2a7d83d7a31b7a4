/** Tags as a request brings them: a list, in which a key may stand twice. */

export type TagList = readonly (readonly [key: string, value: string])[];

/** Tag keys of IAM and STS differ by more than case. IAM User Guide: "Tags for IAM resources". */
const hasDuplicateKeys = (tags: TagList): boolean => new Set(tags.map(([key]) => key.toLowerCase())).size < tags.length;

/** Keys that begin so, in whatever case, are AWS's own. IAM User Guide: "Rules for tagging in IAM and AWS STS". */
const SYSTEM_TAG = /^aws:/i;

export const isSystemTag = (key: string): boolean => SYSTEM_TAG.test(key);

/** What no customer may ask for, whatever the tags hang on. */
export type TagComplaint = Readonly<{ kind: "DuplicateTagKeys" }> | Readonly<{ kind: "SystemTag" }>;

export function tagComplaint(tags: TagList): TagComplaint | undefined {
  if (tags.some(([key]) => isSystemTag(key))) return { kind: "SystemTag" };
  return hasDuplicateKeys(tags) ? { kind: "DuplicateTagKeys" } : undefined;
}
