/** How people come into an account beside its users and roles: identity providers, second factors, the alias and the rules for passwords. */
import { type AccountReading, all, ask, digestOf, type FactBook, find } from "./baseline-facts.ts";
import { settingsOf, tagsIn } from "./baseline-words.ts";

const ABSENT = ["NoSuchEntityException", "NoSuchEntity"] as const;

/** IAM API Reference: ListAccountAliases, GetAccountPasswordPolicy; the others are asked where GetAccountSummary counts some. */
export async function readSignIn(
  book: FactBook,
  reading: AccountReading,
  summary: Readonly<Record<string, number>> | undefined,
): Promise<void> {
  const { name, hands } = reading;
  const aliases = await all<string>(hands, { service: "iam", operation: "ListAccountAliases" }, "AccountAliases");
  const found = await find(hands, { service: "iam", operation: "GetAccountPasswordPolicy" }, ...ABSENT);
  book.note("sign-in", `sign-in of ${name}`, {
    alias: aliases,
    "password policy": found && settingsOf((found.PasswordPolicy ?? {}) as object),
  });
  if (summary?.Providers !== 0) await readProviders(book, reading);
  if (summary?.MFADevices !== 0) await readSecondFactors(book, reading);
}

/** IAM API Reference: ListOpenIDConnectProviders, GetOpenIDConnectProvider, ListSAMLProviders, GetSAMLProvider. */
async function readProviders(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Provider = Readonly<{ Arn?: string }>;
  type Tags = Parameters<typeof tagsIn>[0];
  const web = { service: "iam", operation: "ListOpenIDConnectProviders" } as const;
  for (const { Arn = "" } of await all<Provider>(hands, web, "OpenIDConnectProviderList")) {
    const asked = { service: "iam", operation: "GetOpenIDConnectProvider", input: { OpenIDConnectProviderArn: Arn } };
    const provider = await ask(hands, { ...asked, service: "iam" });
    book.note("sign-in", `OIDC provider ${nameIn(Arn)} of ${name}`, {
      settings: settingsOf(provider, "Tags", "$metadata"),
      tags: tagsIn(provider.Tags as Tags),
    });
  }
  const saml = { service: "iam", operation: "ListSAMLProviders" } as const;
  for (const { Arn = "" } of await all<Provider>(hands, saml, "SAMLProviderList")) {
    const provider = await ask(hands, {
      service: "iam",
      operation: "GetSAMLProvider",
      input: { SAMLProviderArn: Arn },
    });
    book.note("sign-in", `SAML provider ${nameIn(Arn)} of ${name}`, {
      settings: digestOf(provider.SAMLMetadataDocument ?? ""),
      tags: tagsIn(provider.Tags as Tags),
    });
  }
}

/** IAM API Reference: ListVirtualMFADevices. */
async function readSecondFactors(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Device = Readonly<{ SerialNumber?: string; User?: Readonly<{ Arn?: string }> }>;
  const question = { service: "iam", operation: "ListVirtualMFADevices" } as const;
  for (const { SerialNumber = "", User } of await all<Device>(hands, question, "VirtualMFADevices"))
    book.note("sign-in", `second factor ${nameIn(SerialNumber)} of ${name}`, { "held by": User?.Arn ?? "nobody yet" });
}

const nameIn = (arn: string): string => arn.slice(arn.indexOf("/") + 1);
