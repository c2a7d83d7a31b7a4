/** The user or role of the caller's account that a response is about, in the words of IAM. IAM API Reference. */
import type { Look, Output } from "../look.ts";
import type { Precondition } from "../response.ts";

export type Holder = Readonly<{ kind: "user" | "role"; name: string }>;

const WORDS = { user: "User", role: "Role" } as const;

/** `holderCall({ kind: "role", name }, "Put*Policy")`: an operation that IAM has for both, with the name in its input. */
export const holderCall = ({ kind, name }: Holder, pattern: string, input: Readonly<Record<string, unknown>> = {}) => ({
  service: "iam" as const,
  operation: pattern.replace("*", WORDS[kind]),
  input: { [`${WORDS[kind]}Name`]: name, ...input },
});

export const NO_SUCH_ENTITY = ["NoSuchEntity", "NoSuchEntityException"] as const;

/** Its description, or undefined when the account has none of that name. */
export async function describeHolder(look: Look, holder: Holder): Promise<Output | undefined> {
  const found = await look.find(holderCall(holder, "Get*"), ...NO_SUCH_ENTITY);
  return found?.[WORDS[holder.kind]] as Output | undefined;
}

export const isThere = (holder: Holder): Precondition => ({
  claim: `the ${holder.kind} ${holder.name} is there`,
  unmet: async (look) => ((await describeHolder(look, holder)) === undefined ? "it is not" : undefined),
});

/** IAM User Guide: roles under these paths belong to services and to IAM Identity Center, and nobody else may change them. */
const RESERVED_PATHS = ["/aws-service-role/", "/aws-reserved/"];

export const isOwnToChange = (holder: Holder): Precondition => ({
  claim: `the ${holder.kind} ${holder.name} is the account's own to change`,
  async unmet(look) {
    const { Path = "/" } = (await describeHolder(look, holder)) ?? {};
    const reserved = RESERVED_PATHS.find((each) => String(Path).startsWith(each));
    return reserved === undefined ? undefined : `it is under the path ${reserved}`;
  },
});

/** IAM gives documents URL-encoded. IAM API Reference: GetRolePolicy. */
export const documentIn = (text: unknown): string => decodeURIComponent(String(text));
