/** The management account makes a member, and enters it by the role that AWS puts there. Organizations API Reference: CreateAccount; claim INVITE-09. */
import type { Hands } from "../../target/index.ts";
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";
import { callApi } from "../lookups/call-api.ts";
import { assumingRole } from "../techniques/assume-role.ts";

export type NewMember = Readonly<{ name: string; email: string; roleName?: string }>;

/** AWS works on it after the answer. Without `roleName` the role gets the name that AWS gives it. */
export function createMember({ name, email, roleName }: NewMember): Action {
  return {
    id: "create-member",
    kind: "response",
    sentence: `create the account ${name}`,
    techniques: [],
    undo: "the management account closes it",
    carryOut: (hands) =>
      hands.call("organizations", "CreateAccount", {
        AccountName: name,
        Email: email,
        ...(roleName !== undefined && { RoleName: roleName }),
      }),
  };
}

/** Looks the member up by its name and acts there in that role: the decisive call is one as the role, or the refused way in. */
export function enterMember(name: string, roleName: string): Action {
  return {
    id: "enter-member",
    kind: "lookup",
    sentence: `enter ${name} as ${roleName}`,
    techniques: [],
    shows: "Roles",
    async carryOut(hands) {
      const arn = `arn:aws:iam::${await idOf(hands, name)}:role/${roleName}`;
      return assumingRole(arn, callApi("iam", "ListRoles")).carryOut(hands);
    },
  };
}

type Listed = Readonly<{ Id?: string; Name?: string }>;

/** Looks the member up by its name and carries out the action that is made of its id. */
export const onMember = (name: string, actionFor: (accountId: string) => Action): Action => ({
  ...actionFor(name),
  carryOut: async (hands) => actionFor(await idOf(hands, name)).carryOut(hands),
});

async function idOf(hands: Hands, name: string): Promise<string> {
  for (let token: unknown; ; ) {
    const input = token === undefined ? {} : { NextToken: token };
    const page = outputOf(await hands.call("organizations", "ListAccounts", input));
    const found = listOf<Listed>(page, "Accounts").find((each) => each.Name === name);
    if (found?.Id !== undefined) return found.Id;
    token = page?.NextToken;
    if (token === undefined) throw new NothingToActOn(`the organization lists no account ${name}`);
  }
}
