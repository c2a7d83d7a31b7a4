/** A decision: the thing asked for, or a refusal. Defects never travel this way; they throw (see invariant.ts). */
export type Accepted<T> = Readonly<{ ok: true; value: T }>;
export type Refused<E> = Readonly<{ ok: false; refusal: E }>;
export type Result<T, E> = Accepted<T> | Refused<E>;

export const accept = <T>(value: T): Accepted<T> => ({ ok: true, value });
export const refuse = <E>(refusal: E): Refused<E> => ({ ok: false, refusal });
