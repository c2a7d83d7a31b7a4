/** What an account has of each quota, before and after: all that can be said of a departure. Organizations User Guide, "Leave an organization from your member account". */
import { listOf, readDefaultQuotas, readQuotaServices, readServiceQuotas } from "../action/index.ts";
import type { Actor } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { type Looked, lookUp } from "./look-up.ts";

type QuotaSeen = Readonly<{ QuotaCode?: string; QuotaName?: string; Value?: number }>;
type Quotas = ReadonlyMap<string, QuotaSeen>;

/** What was read of each service before, by account. */
const BOOKS = new WeakMap<Drill, Map<string, ReadonlyMap<string, Quotas>>>();

const quotasIn = ({ output }: Looked): Quotas =>
  new Map(listOf<QuotaSeen>(output, "Quotas").map((each) => [each.QuotaCode ?? "", each]));

/** Reads all quotas that the account has now and keeps them for later; one at least has to be above AWS's default. */
export async function noteServiceQuotas(drill: Drill, viewer: Actor): Promise<void> {
  const services = await lookUp(drill, viewer, readQuotaServices);
  const codes = listOf<Readonly<{ ServiceCode?: string }>>(services.output, "Services");
  const noted = new Map<string, Quotas>();
  const raised: string[] = [];
  for (const { ServiceCode = "" } of codes) {
    const quotas = quotasIn(await lookUp(drill, viewer, readServiceQuotas(ServiceCode)));
    const defaults = quotasIn(await lookUp(drill, viewer, readDefaultQuotas(ServiceCode)));
    noted.set(ServiceCode, quotas);
    for (const [code, { QuotaName, Value = 0 }] of quotas)
      if (Value > (defaults.get(code)?.Value ?? 0)) raised.push(`${QuotaName}: ${Value}`);
  }
  const book = BOOKS.get(drill) ?? new Map<string, ReadonlyMap<string, Quotas>>();
  BOOKS.set(drill, book.set(viewer.account.id, noted));
  const observed = services.refusal ?? (raised.join(", ") || "none");
  claim(drill, {
    attempt: services.attempt,
    holds: raised.length > 0,
    reason: `quotas of ${viewer.account.name} that AWS has raised: ${observed}`,
    expected: "one at least, so that there is something to lose",
    observed,
  });
}

/** What each quota may be: what it was, AWS's default, or one of both. */
export type QuotaFate = "what it was" | "AWS's default" | "what it was or AWS's default";

/** Service by service. Quotas that were or are others than AWS's defaults are listed: nobody may rely on an increase. */
export async function expectQuotas(drill: Drill, viewer: Actor, fate: QuotaFate): Promise<void> {
  const noted = BOOKS.get(drill)?.get(viewer.account.id);
  if (noted === undefined) throw new Error(`the service quotas of \`${viewer.account.name}\` were not noted before`);
  for (const [service, before] of noted) {
    const looked = await lookUp(drill, viewer, readServiceQuotas(service));
    const defaults = quotasIn(await lookUp(drill, viewer, readDefaultQuotas(service)));
    const now = quotasIn(looked);
    const compared = [...before].map(([code, was]) =>
      compare(was, { now: now.get(code)?.Value, byDefault: defaults.get(code)?.Value, fate }),
    );
    const told = compared.filter(({ isPlain }) => !isPlain).map(({ words }) => words);
    const observed = looked.refusal ?? (told.join("; ") || `${compared.length} quotas as AWS gives them to everybody`);
    claim(drill, {
      attempt: looked.attempt,
      holds: looked.refusal === undefined && before.size > 0 && compared.every(({ isAllowed }) => isAllowed),
      reason: `quotas of ${viewer.account.name} for ${service}, before and after: ${observed}`,
      expected: `each is ${fate}`,
      observed,
    });
  }
}

type Compared = Readonly<{ now: number | undefined; byDefault: number | undefined; fate: QuotaFate }>;

function compare({ QuotaName, Value: was }: QuotaSeen, { now, byDefault, fate }: Compared) {
  const isKept = now === was && fate !== "AWS's default";
  const isDefault = now === byDefault && fate !== "what it was";
  const note = now === undefined || now === was ? "" : `, AWS's default is ${byDefault}`;
  const words = `${QuotaName} was ${was} and is ${now ?? "not told"}${note}`;
  return { isAllowed: now !== undefined && (isKept || isDefault), isPlain: was === byDefault && now === was, words };
}
