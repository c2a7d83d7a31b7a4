/** What a verification answers. */

/** One thing that was looked at; `detail` is a sentence either way. */
export type Check = Readonly<{ name: string; ok: boolean; detail: string }>;

export type Verification = Readonly<{ ok: boolean; checks: readonly Check[]; notChecked: readonly string[] }>;

export type VerifyOptions = Readonly<{
  /** The head that was kept elsewhere (a ticket, a signed statement). Without it the chain is only consistent. */
  expectedHead?: string;
}>;
