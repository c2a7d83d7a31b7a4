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
 * `texts` are the strings to use; `depth` bounds shapes that hold themselves. Structures and maps inside others are not
 * empty: a form cannot tell an empty one from none.
 */
export function arbitraryOf(model: ServiceModel, id: ShapeId, texts: Texts, depth = 6): fc.Arbitrary<unknown> {
  const shape = model.shapes.get(id);
  const inner = (of: ShapeId): fc.Arbitrary<unknown> => arbitraryOf(model, of, texts, depth - 1);
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
    case "list":
      return depth <= 0 ? fc.constant([]) : fc.array(inner(shape.element), { maxLength: 3 });
    case "map":
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), inner(shape.value), { minKeys: 1, maxKeys: 3 });
    case "structure": {
      const required = shape.members.filter((member) => member.required).map(({ name }) => name);
      const held =
        depth > 0 ? shape.members : shape.members.filter((each) => each.required || isLeaf(model, each.shape));
      const members = Object.fromEntries(held.map(({ name, shape: of }) => [name, inner(of)]));
      const made = fc.record(members, { requiredKeys: required });
      return depth === 6 || shape.members.length === 0 ? made : made.filter((each) => Object.keys(each).length > 0);
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
