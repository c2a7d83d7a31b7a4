/** Which accounts have like principals: each account is a walk through one tree, and like accounts end at the same place. */
import { type AccountIdentities, type Group, groupsOf, type Role, type User } from "../domain/index.ts";
import { contentOf } from "./member-principal.ts";

/** A place in the tree, and where each next word leads. */
class Place {
  readonly #ways = new Map<string, Place>();

  to(word: string): Place {
    const known = this.#ways.get(word);
    if (known !== undefined) return known;
    const fresh = new Place();
    this.#ways.set(word, fresh);
    return fresh;
  }
}

export type Likeness = Readonly<{ to: unknown }>;

const LINKED = " linked";
const ROLES = " roles";
const WITHIN = " within";
const GROUP = " group";

/**
 * The same likeness for accounts whose principals have the same names, paths, tags, policies and boundaries, in the same order.
 * Words cannot be mistaken for one another: names hold no colon, slash, space, `#` or `[`. IAM API Reference: "UserName", "RoleName".
 */
export function likenesses(numberOf: (text: string) => number): (identities: AccountIdentities) => Likeness {
  const start = new Place();
  return (identities) => {
    let place = start;
    for (const user of identities.users.values()) {
      place = beyond(place, user, { identities, numberOf });
      if (user.groups === undefined) continue;
      for (const group of groupsOf(identities, user)) {
        place = held(place.to(GROUP).to(group.name), group, { identities, numberOf });
      }
    }
    place = place.to(ROLES);
    for (const role of identities.roles.values()) {
      place = beyond(role.serviceLinked ? place.to(LINKED) : place, role, { identities, numberOf });
    }
    return place;
  };
}

type Reading = Readonly<{ identities: AccountIdentities; numberOf: (text: string) => number }>;

function beyond(start: Place, holder: User | Role, { identities, numberOf }: Reading): Place {
  const { name, path, tags, boundary } = holder;
  let place = start.to(name);
  if (path !== "/") place = place.to(path);
  if (tags.size > 0) place = place.to(JSON.stringify([...tags]));
  place = held(place, holder, { identities, numberOf });
  return boundary === undefined ? place : place.to(WITHIN).to(contentOf(boundary, identities, numberOf));
}

function held(start: Place, holder: User | Role | Group, { identities, numberOf }: Reading): Place {
  const { attachedPolicies, inlinePolicies } = holder;
  let place = start;
  for (const arn of attachedPolicies) place = place.to(contentOf(arn, identities, numberOf));
  if (inlinePolicies.size > 0) for (const text of inlinePolicies.values()) place = place.to(`#${numberOf(text)}`);
  return place;
}
