/** What every check of meaning reads, and where it complains. */
import type { AccountDirectory } from "../account-directory.ts";
import type { OrganizationFile } from "../organization-file.ts";
import type { Problems } from "../problem.ts";

/** Why a document that the file refers to could not be read, by the path that the file gives. */
export type UnreadDocuments = ReadonlyMap<string, Readonly<{ message: string; suggestion?: string }>>;

export type Checking = Readonly<{
  file: OrganizationFile;
  unread: UnreadDocuments;
  accounts: AccountDirectory;
  problems: Problems;
}>;
