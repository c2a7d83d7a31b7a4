/** What one call did to objects of a bucket of S3, as the record of a data event has it. */

export type ObjectEvent = Readonly<{
  eventName: string;
  bucketName: string;
  /** One object's key, or what the keys of several begin with. */
  objects: Readonly<{ key: string }> | Readonly<{ prefix: string }>;
  requestParameters: Readonly<Record<string, unknown>>;
  additionalEventData?: Readonly<Record<string, string | number>>;
  /** In place of the call's own error, where one of several objects was refused. */
  error?: Readonly<{ errorCode: string; errorMessage: string }>;
  /** The named assumption on which its existence rests. */
  assumption?: string;
}>;
