/** What organizations and accounts have offered one another and is not answered: invitations, and transfers of who pays. */
import { type AccountReading, all, type FactBook } from "./baseline-facts.ts";
import { callOf, type Looked } from "./baseline-organization.ts";

type Party = Readonly<{ Id?: string; Type?: string }>;
type Handshake = Readonly<{ Id?: string; State?: string; Action?: string; Parties?: readonly Party[] }>;

const IS_OPEN: ReadonlySet<string> = new Set(["REQUESTED", "OPEN"]);

/** Organizations API Reference: ListHandshakesForOrganization, ListInboundResponsibilityTransfers and its outbound counterpart. */
export async function readOutgoing(book: FactBook, looked: Looked): Promise<void> {
  const { organization, hands } = looked;
  const subject = `organization ${organization.name}`;
  const own = new Set([organization.id, organization.id.replace(/^o-/, ""), organization.managementAccountId]);
  const question = { service: "organizations", operation: "ListHandshakesForOrganization" } as const;
  for (const handshake of openIn(await all<Handshake>(hands, question, "Handshakes"))) {
    const others = (handshake.Parties ?? []).filter(({ Id = "" }) => !own.has(Id));
    const to = others.map(({ Id = "" }) => callOf(looked, Id)).join(" and ") || "its members";
    book.note("invitation", subject, { [`offers ${handshake.Action} to ${to}`]: "not answered" });
  }
}

export async function readTransfers(book: FactBook, { organization, hands, ...looked }: Looked): Promise<void> {
  type End = Readonly<{ ManagementAccountId?: string; ManagementAccountEmail?: string }>;
  type Transfer = Readonly<{ Id?: string; Name?: string; Status?: string; Source?: End; Target?: End }>;
  const directions = ["Inbound", "Outbound"] as const;
  for (const direction of directions) {
    const operation = `List${direction}ResponsibilityTransfers`;
    const question = { service: "organizations", operation, input: { Type: "BILLING" } } as const;
    for (const { Id, Name, Status, Source, Target } of await all<Transfer>(
      hands,
      question,
      "ResponsibilityTransfers",
    )) {
      const other = (direction === "Inbound" ? Source : Target) ?? {};
      const who = callOf(looked, other.ManagementAccountId ?? other.ManagementAccountEmail ?? "somebody");
      const words = direction === "Inbound" ? `pays for ${who}` : `lets ${who} pay`;
      book.note("transfer", `organization ${organization.name}`, { [`${words}: ${Name ?? Id}`]: Status });
    }
  }
}

/** Organizations API Reference: ListHandshakesForAccount. */
export async function readIncoming(book: FactBook, { name, hands, accountId, calls }: AccountReading): Promise<void> {
  const question = { service: "organizations", operation: "ListHandshakesForAccount" } as const;
  for (const { Action, Parties = [] } of openIn(await all<Handshake>(hands, question, "Handshakes"))) {
    const from = Parties.filter(({ Id, Type }) => Id !== accountId && Type !== "EMAIL");
    book.note("invitation", `invitations to ${name}`, {
      [`${Action} of ${from.map(({ Id = "" }) => calls(Id)).join(" and ")}`]: "not answered",
    });
  }
}

const openIn = (handshakes: readonly Handshake[]): readonly Handshake[] =>
  handshakes.filter(({ State = "" }) => IS_OPEN.has(State));
