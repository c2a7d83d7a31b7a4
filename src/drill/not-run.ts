/** Thrown by a step that this organization or target cannot answer: the drill is then Not run, with this reason. */
export class NotRun extends Error {
  override readonly name = "NotRun";
}
