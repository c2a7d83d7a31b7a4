/** Which mails AWS has sent to whom. aws-facts 2.3, 3.2; claim INVITE-14. */
import type { Mail } from "../target/index.ts";
import { absenceOf, noteSeen } from "./absence.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView } from "./organization-view.ts";

/** A mail of that kind about the account was sent to the address of `owner`, or none was. */
export async function expectMail(
  drill: Drill,
  { kind, owner, isSent }: Readonly<{ kind: string; owner: AccountView; isSent: boolean }>,
): Promise<void> {
  const address = owner.email;
  const letters = await lettersIn(drill);
  const found = letters.some((each) => each.kind === kind && each.to === address);
  const observed = found ? `a mail \`${kind}\` was sent to ${address}` : `no mail \`${kind}\` was sent to ${address}`;
  const expected = isSent ? `a mail \`${kind}\` to ${address}` : `no mail \`${kind}\` to ${address}`;
  const known = new Set(letters.map((each) => each.kind));
  const absence = isSent
    ? undefined
    : absenceOf(drill, { subject: `mail ${kind}`, what: `a mail \`${kind}\` to anybody`, name: kind, known });
  claim(drill, { account: owner, holds: found === isSent, reason: observed, expected, observed, absence });
}

/** Nothing was sent to the address of `owner`, whatever it might be about. */
export async function expectNoMailAtAll(drill: Drill, owner: AccountView): Promise<void> {
  const kinds = (await lettersIn(drill)).filter((each) => each.to === owner.email).map(({ kind }) => kind);
  const observed = kinds.length === 0 ? "no mail" : kinds.join(", ");
  const reason = `sent to ${owner.email}: ${observed}`;
  const absence = absenceOf(drill, { subject: ANY, what: "a mail to anybody" });
  claim(drill, { account: owner, holds: kinds.length === 0, reason, expected: "no mail", observed, absence });
}

const ANY = "a mail of any kind";

async function lettersIn(drill: Drill): Promise<readonly Mail[]> {
  const { control, name, capabilities } = drill.opened.target;
  if (control === undefined || !capabilities.has("mail")) throw new NotRun(`${name} has no mailboxes to look into`);
  drill.lookAt();
  const letters = await control.mail();
  for (const { kind } of letters) noteSeen(drill, `mail ${kind}`);
  if (letters.length > 0) noteSeen(drill, ANY);
  return letters;
}
