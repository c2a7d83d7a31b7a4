/** What an invitation says, as the last attempt was shown it. Organizations API Reference: Handshake; aws-facts 2.1; claim INVITE-15. */
import { days, formatDuration } from "../kernel/index.ts";
import { whoIn } from "./attempt.ts";
import { accountNamed } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { expectAnswer, expectListed } from "./expect-answer.ts";
import { cameTo, claim } from "./expect-consequence.ts";
import { memberAt } from "./member-at.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

/** `state`: such as `OPEN`. */
export async function expectShownInvitation(drill: Drill, state: string): Promise<void> {
  await expectAnswer(drill, "Handshake.Action", "INVITE");
  await expectAnswer(drill, "Handshake.State", state);
}

/** Who sends it: the organization, with the name and the address of its management account. */
export async function expectShownSender(drill: Drill, { id, managementAccountId }: OrganizationView): Promise<void> {
  const owner = accountNamed(drill, managementAccountId);
  await expectText(drill, "Handshake.Arn", `arn:aws:organizations::${owner.id}:handshake/${id}/invite/h-`);
  await expectAnswer(drill, "Handshake.Parties.0.Type", "ORGANIZATION");
  await expectText(drill, "Handshake.Parties.0.Id", id.replace(/^o-/, ""));
  await expectAnswer(drill, "Handshake.Resources.0.Type", "ORGANIZATION");
  await expectText(drill, "Handshake.Resources.0.Value", id.replace(/^o-/, ""));
  await expectResource(drill, "Handshake.Resources.0.Resources.0", { type: "MASTER_EMAIL", value: owner.email });
  await expectResource(drill, "Handshake.Resources.0.Resources.1", { type: "MASTER_NAME", value: owner.name });
}

/** Whom it asks, and nobody else: the account by its number, or by the address of its owner. */
export async function expectShownRecipient(
  drill: Drill,
  { id, email }: AccountView,
  by: "number" | "address",
): Promise<void> {
  const [type, name] = by === "number" ? ["ACCOUNT", id] : ["EMAIL", email];
  await expectAnswer(drill, "Handshake.Parties.1.Type", type);
  await expectAnswer(drill, "Handshake.Parties.1.Id", name);
  await expectAnswer(drill, "Handshake.Parties.2", null);
  await expectResource(drill, "Handshake.Resources.1", { type, value: name });
}

/** Organizations API Reference: Organization, FeatureSet: `ALL` or `CONSOLIDATED_BILLING`. */
export async function expectShownFeatures(drill: Drill, features: string): Promise<void> {
  const type = "ORGANIZATION_FEATURE_SET";
  await expectResource(drill, "Handshake.Resources.0.Resources.2", { type, value: features });
  await expectAnswer(drill, "Handshake.Resources.0.Resources.3", null);
}

/** It runs out exactly so many days after it was sent. */
export function expectShownLifetime(drill: Drill, count: number): void {
  for (const attempt of drill.recall()) {
    const { outcome } = attempt.decisive;
    const [sent, ends] = ["Requested", "Expiration"].map((each) =>
      outcome.kind === "succeeded" ? memberAt(outcome.output, `Handshake.${each}Timestamp`) : undefined,
    );
    const isTold = sent instanceof Date && ends instanceof Date;
    const observed = isTold ? `open for ${formatDuration(ends.getTime() - sent.getTime())}` : cameTo(attempt);
    claim(drill, {
      attempt,
      holds: isTold && ends.getTime() - sent.getTime() === days(count),
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected: `open for ${formatDuration(days(count))}`,
      observed,
    });
  }
}

/** What the sender wrote, and nothing beside it; null: nothing. */
export async function expectShownNote(drill: Drill, note: string | null): Promise<void> {
  if (note === null) return expectAnswer(drill, "Handshake.Resources.2", null);
  await expectAnswer(drill, "Handshake.Resources.2.Type", "NOTES");
  await expectAnswer(drill, "Handshake.Resources.2.Value", note);
  await expectAnswer(drill, "Handshake.Resources.3", null);
}

async function expectResource(
  drill: Drill,
  path: string,
  { type, value }: Readonly<{ type: string; value: string }>,
): Promise<void> {
  await expectAnswer(drill, `${path}.Type`, type);
  await expectAnswer(drill, `${path}.Value`, value);
}

const expectText = (drill: Drill, path: string, text: string): Promise<void> =>
  expectListed(drill, { path, text, isThere: true });
