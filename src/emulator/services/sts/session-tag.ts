/** What a session tag from a token or an assertion must look like. IAM User Guide: "Rules for tagging in IAM and AWS STS". */

const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

export const MOST_TAGS = 50;

export const isTag = (key: string, value: string): boolean => KEY.test(key) && VALUE.test(value);
