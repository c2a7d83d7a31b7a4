/** The condition keys of one request, worked out when a policy asks for them. IAM User Guide: "AWS global condition context keys"; policy-evaluation 3.4. */
import type { RequestContext } from "../../authorization/index.ts";
import type { RequiredPermission } from "../operation.ts";
import type { AccessContext } from "./access-context.ts";
import { federationKey, federationKeys } from "./federation-keys.ts";
import { GLOBAL_KEYS } from "./global-condition-keys.ts";
import { PRINCIPAL_TAG, principalTags } from "./principal-tags.ts";

type Value = string | readonly string[];

/** Keys of the service (`organizations:policytype`) come with the permission; everything else from caller, request and world. */
export const requestContext = (context: AccessContext, permission: RequiredPermission): FrozenContext =>
  new LazyContext(context, permission);

export type FrozenContext = RequestContext &
  Readonly<{
    /** Fixes what a change of the world could change, so that the decision can be explained later as it was made. */
    freeze(): void;
  }>;

/** Keys that are read off the world; all others hang on the caller and the request, which never change. */
const READ_OFF_THE_WORLD = ["aws:principalorgid", "aws:principalorgpaths", "aws:resourceorgid", "aws:resourceorgpaths"];

/** A read-only map whose entries are computed at the first look and only when looked at. */
class LazyContext implements ReadonlyMap<string, Value> {
  readonly #context: AccessContext;
  readonly #permission: RequiredPermission;
  /** In the order of READ_OFF_THE_WORLD. */
  #frozen: readonly (Value | undefined)[] | undefined;
  #all: ReadonlyMap<string, Value> | undefined;

  constructor(context: AccessContext, permission: RequiredPermission) {
    this.#context = context;
    this.#permission = permission;
  }

  get(key: string): Value | undefined {
    const own = this.#permission.context;
    if (own !== undefined && Object.hasOwn(own, key)) return own[key];
    const frozen = this.#frozen === undefined ? -1 : READ_OFF_THE_WORLD.indexOf(key);
    if (frozen >= 0) return this.#frozen?.[frozen];
    const derive = GLOBAL_KEYS.get(key);
    if (derive !== undefined) return derive(this.#context, this.#permission);
    if (key.startsWith(PRINCIPAL_TAG)) return principalTags(this.#context.caller).get(key);
    return federationKey(this.#context.caller, key);
  }

  freeze(): void {
    this.#frozen ??= READ_OFF_THE_WORLD.map((key) => this.get(key));
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#entries().size;
  }

  forEach(visit: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.#entries()) visit(value, key, this);
  }

  entries(): MapIterator<[string, Value]> {
    return this.#entries().entries();
  }

  keys(): MapIterator<string> {
    return this.#entries().keys();
  }

  values(): MapIterator<Value> {
    return this.#entries().values();
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  #entries(): ReadonlyMap<string, Value> {
    this.#all ??= this.#collect();
    return this.#all;
  }

  #collect(): ReadonlyMap<string, Value> {
    const named = [...GLOBAL_KEYS.keys(), ...Object.keys(this.#permission.context ?? {})];
    const vouched = Object.keys(federationKeys(this.#context.caller) ?? {});
    const tags = principalTags(this.#context.caller).keys();
    const all = new Map<string, Value>();
    for (const key of [...named, ...vouched, ...tags]) {
      const value = this.get(key);
      if (value !== undefined) all.set(key, value);
    }
    return all;
  }
}
