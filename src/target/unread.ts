/** A look that failed: what was sent is there or it is not, and nobody knows. */
export class Unread extends Error {
  override readonly name = "Unread";

  /** `why`: in AWS's words, where it said something. `isThrottled`: it was asked too often, so that asking sooner makes it worse. */
  constructor(
    why: string,
    readonly isThrottled = false,
  ) {
    super(why);
  }
}
