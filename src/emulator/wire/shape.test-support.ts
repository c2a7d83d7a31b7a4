/** Random values of any shape, so that every operation of a model can be sent and answered. */
import fc from "fast-check";
import type { ServiceModel, ShapeId } from "./service-model.ts";

type Texts = fc.Arbitrary<string>;

/** Query services speak in whole seconds. */
function instantsOf({ service }: ServiceModel): fc.Arbitrary<Date> {
  const any = fc.date({ min: new Date("1970-01-01"), max: new Date("2099-01-01"), noInvalidDate: true });
  return service.protocol !== "awsQuery" ? any : any.map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
}

/**
 * `texts` are the strings to use. Structures and maps inside others are not empty: a form cannot tell an empty one from none.
 */
export const arbitraryOf = (
  model: ServiceModel,
  id: ShapeId,
  { texts, depth }: Readonly<{ texts: Texts; depth: number }>,
): fc.Arbitrary<unknown> => within(model, id, { texts, depth, above: [] });

/** `above`: the shapes that hold this one. One that holds itself is not gone into again: its values would double at every level. */
type Place = Readonly<{ texts: Texts; depth: number; above: readonly ShapeId[] }>;

function within(model: ServiceModel, id: ShapeId, { texts, depth: left, above }: Place): fc.Arbitrary<unknown> {
  const shape = model.shapes.get(id);
  const depth = shape?.kind === "structure" && above.includes(id) ? 0 : left;
  const inner = (of: ShapeId): fc.Arbitrary<unknown> =>
    within(model, of, { texts, depth: depth - 1, above: [...above, id] });
  switch (shape?.kind) {
    case "string":
      return texts;
    case "number":
      return fc.integer();
    case "boolean":
      return fc.boolean();
    case "timestamp":
      return instantsOf(model);
    case "blob":
      return fc.uint8Array({ maxLength: 8 });
    case "document":
      return fc.dictionary(
        fc.stringMatching(/^[a-z]{1,5}$/),
        fc.constantFrom<unknown>(1, "a", null, ["b"], { c: true }),
      );
    case "list":
      return depth <= 0 ? fc.constant([]) : fc.array(inner(shape.element), { maxLength: depth > 3 ? 3 : 1 });
    case "map":
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), inner(shape.value), { minKeys: 1, maxKeys: 3 });
    case "structure": {
      const required = shape.members.filter((member) => member.required).map(({ name }) => name);
      const held =
        depth > 0 ? shape.members : shape.members.filter((each) => each.required || isLeaf(model, each.shape));
      const members = Object.fromEntries(held.map(({ name, shape: of }) => [name, inner(of)]));
      const made = fc.record(members, { requiredKeys: required });
      return above.length === 0 || held.length === 0 ? made : made.filter((each) => Object.keys(each).length > 0);
    }
    default:
      return fc.constant({});
  }
}

/** What holds nothing else, so that a shape that holds itself comes to an end. */
function isLeaf(model: ServiceModel, id: ShapeId): boolean {
  const kind = model.shapes.get(id)?.kind;
  return kind !== "structure" && kind !== "map";
}
