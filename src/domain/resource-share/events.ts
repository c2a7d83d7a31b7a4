/** What happens in matters of AWS Resource Access Manager: shares and invitations carry the whole new value. */
import type { ResourceShare, ShareInvitation } from "./share.ts";

export type ResourceShareEvent =
  | Readonly<{ kind: "ResourceShareChanged"; share: ResourceShare }>
  | Readonly<{ kind: "ShareInvitationChanged"; invitation: ShareInvitation }>;
