/** Tags as a request brings them: a list, in which a key may stand twice. */

export type TagList = readonly (readonly [key: string, value: string])[];

/** Tag keys of IAM and STS differ by more than case. IAM User Guide: "Tags for IAM resources". */
export const hasDuplicateKeys = (tags: TagList): boolean =>
  new Set(tags.map(([key]) => key.toLowerCase())).size < tags.length;
