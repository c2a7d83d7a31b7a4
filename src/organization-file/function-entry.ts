/** A function of the file as read. */
import type { DocumentEntry } from "./document.ts";
import type { Mention, Moment } from "./mention.ts";

export type FunctionEntry = Readonly<{
  key: string;
  at: number;
  name: string;
  account: Mention;
  region: string;
  /** The name of a role of the account. */
  role: Mention | undefined;
  /** Services and accounts, in place of a document. */
  invokedBy: readonly Mention[];
  policy: DocumentEntry | undefined;
  /** A topic's name in the function's account and Region, or the ARN of a topic or a queue. */
  tells: Mention | undefined;
  description: string;
  since: Moment | undefined;
}>;
