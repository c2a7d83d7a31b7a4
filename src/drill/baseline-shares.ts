/** What AWS RAM of an account tells, in one Region: what it shares and with whom, what reaches it, and what it is offered. */
import { type AccountReading, all, type FactBook } from "./baseline-facts.ts";
import { calledAmong } from "./baseline-names.ts";

type Share = Readonly<{
  name?: string;
  owningAccountId?: string;
  resourceShareArn?: string;
  allowExternalPrincipals?: boolean;
}>;
type Association = Readonly<{ resourceShareArn?: string; associatedEntity?: string; status?: string }>;
type Invitation = Readonly<{ resourceShareName?: string; senderAccountId?: string; status?: string }>;

/** AWS RAM API Reference: GetResourceShares of both owners, GetResourceShareAssociations, GetResourceShareInvitations. */
export async function readShares(book: FactBook, reading: AccountReading): Promise<void> {
  const { name, hands, calls } = reading;
  for (const share of await sharesOf(reading, "OTHER-ACCOUNTS"))
    book.note("share", `shares with ${name}`, {
      [`${share.name} of ${calls(share.owningAccountId ?? "")}`]: "reaches it",
    });
  const offered = { service: "ram", operation: "GetResourceShareInvitations" } as const;
  for (const { resourceShareName, senderAccountId = "", status } of await all<Invitation>(
    hands,
    offered,
    "resourceShareInvitations",
  ))
    if (status === "PENDING")
      book.note("share", `shares with ${name}`, {
        [`${resourceShareName} of ${calls(senderAccountId)}, offered`]: "not answered",
      });
  const own = await sharesOf(reading, "SELF");
  if (own.length > 0) await readOwn(book, reading, own);
}

const sharesOf = ({ hands }: AccountReading, resourceOwner: string): Promise<readonly Share[]> =>
  all(
    hands,
    { service: "ram", operation: "GetResourceShares", input: { resourceOwner, resourceShareStatus: "ACTIVE" } },
    "resourceShares",
  );

async function readOwn(book: FactBook, { name, hands, calls }: AccountReading, own: readonly Share[]): Promise<void> {
  const associated = async (associationType: string): Promise<readonly Association[]> => {
    const question = { service: "ram", operation: "GetResourceShareAssociations", input: { associationType } } as const;
    const found = await all<Association>(hands, question, "resourceShareAssociations");
    return found.filter(({ status }) => status === "ASSOCIATED");
  };
  const [principals, resources] = [await associated("PRINCIPAL"), await associated("RESOURCE")];
  const named = own.map((each) => ({ id: each.resourceShareArn ?? "", name: each.name ?? "" }));
  for (const { name: called = "", resourceShareArn: arn = "", allowExternalPrincipals } of own) {
    const inShare = (each: Association): readonly string[] =>
      each.resourceShareArn === arn ? [each.associatedEntity ?? ""] : [];
    book.note("share", `share ${calledAmong(named, { id: arn, name: called })} of ${name}`, {
      "is there": "yes",
      "shared with": principals.flatMap(inShare).map(calls),
      "what is shared": resources.flatMap(inShare),
      "outside the organization": allowExternalPrincipals === true ? "allowed" : "not allowed",
    });
  }
}
