import fc from "fast-check";
import { expect, test } from "vitest";
import { entityIdOf } from "./entity-id.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

const plain = (element: XmlElement | undefined): unknown =>
  element && [
    element.namespace,
    element.name,
    Object.fromEntries(element.attributes),
    element.text,
    ...element.children.map(plain),
  ];

test("elements, attributes, text and namespaces are read", () => {
  const text = `\uFEFF<?xml version="1.0"?><!-- <no> --><p:a xmlns:p="urn:p" xmlns='urn:d' p:hidden="x" b = "1 &lt; 2"
    c='"'><d/>on<!-- e -->e &#x41;&#66;&amp;<![CDATA[<&>]]></p:a >\n`;
  expect(plain(readXml(text))).toEqual(["urn:p", "a", { b: "1 < 2", c: '"' }, "one AB&<&>", ["urn:d", "d", {}, ""]]);
});

test("a comment does not cut a name in two", () => {
  expect(readXml("<a>admin@acme.example<!-- -->.evil.example</a>")?.text).toBe("admin@acme.example.evil.example");
});

test.each([
  ["nothing", ""],
  ["only text", "jo"],
  ["a document type", "<!DOCTYPE a><a/>"],
  ["a document type with an entity", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ["an entity from elsewhere", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ["a parameter entity", '<a><!ENTITY % b "c"></a>'],
  ["an unknown entity", "<a>&nbsp;</a>"],
  ["a bare ampersand", "<a>a & b</a>"],
  ["a character that no document may hold", "<a>&#0;</a>"],
  ["a surrogate by number", "<a>&#xD800;</a>"],
  ["a number beyond all characters", "<a>&#x110000;</a>"],
  ["two roots", "<a/><b/>"],
  ["text after the root", "<a/>b"],
  ["CDATA outside the root", "<![CDATA[ ]]><a/>"],
  ["ends that cross", "<a><b></a></b>"],
  ["an end too many", "<a/></a>"],
  ["an end that is missing", "<a>"],
  ["a prefix that means nothing", "<p:a/>"],
  ["an attribute twice", '<a b="1" b="2"/>'],
  ["an attribute without quotes", "<a b=1/>"],
  ["attributes without a gap", '<a b="1"c="2"/>'],
  ["a tag in an attribute", '<a b="<"/>'],
  ["a comment without an end", "<a><!-- </a>"],
  ["a name that begins with a digit", "<1/>"],
  ["too deep a document", `${"<a>".repeat(33)}${"</a>".repeat(33)}`],
  ["too many elements", `<a>${"<b/>".repeat(4_000)}</a>`],
  ["too many attributes", `<a ${Array.from({ length: 65 }, (_, index) => `b${index}="1"`).join(" ")}/>`],
])("%s is no document", (_what, text) => {
  expect(readXml(text)).toBeUndefined();
});

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/);
const content = fc.string({ unit: "grapheme-ascii", maxLength: 20 });
const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc.record({
    namespace: fc.constant(""),
    name,
    attributes: fc
      .uniqueArray(fc.tuple(name, content), { selector: ([key]) => key, maxLength: 3 })
      .map((pairs) => new Map(pairs.filter(([key]) => key !== "xmlns"))),
    text: content,
    children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie("element"), { maxLength: 3 })),
  }),
}));

const written = (each: XmlElement): string => {
  const attributes = [...each.attributes].map(
    ([key, value]) => ` ${key}="${escaped(value).replaceAll('"', "&quot;")}"`,
  );
  return `<${each.name}${attributes.join("")}>${escaped(each.text)}${each.children.map(written).join("")}</${each.name}>`;
};

test("what is written is read again", () => {
  fc.assert(
    fc.property(element, (each) => {
      expect(plain(readXml(written(each)))).toEqual(plain(each));
    }),
  );
});

test("any text is read or refused, damaged documents too", () => {
  const pieces = fc.constantFrom(
    "<",
    ">",
    "</",
    "/>",
    "<a",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&",
    ";",
    "&#",
    "=",
    '"',
    "'",
    " ",
    "a",
    "xmlns",
    ":",
    "<?",
    "?>",
    "<!",
    "\u0000",
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
      (text) => {
        const read = readXml(text);
        expect(read === undefined || read.name !== "").toBe(true);
      },
    ),
  );
});

test("a hundred thousand characters of trouble cost next to nothing", () => {
  const length = 100_000;
  const begun = performance.now();
  for (const text of [
    "<a ".padEnd(length, " "),
    "<".repeat(length),
    `<a>${"&".repeat(length)}</a>`,
    `<a b="${"x".repeat(length)}`,
    `<a>${"<!--".repeat(length / 4)}`,
  ])
    expect(readXml(text)).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test("metadata tells whom it is of", () => {
  const metadata = '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:idp"/>';
  expect(entityIdOf(metadata)).toBe("urn:idp");
  expect(entityIdOf(metadata.replace("2.0:metadata", "1.0:metadata"))).toBeUndefined();
  expect(entityIdOf("no metadata")).toBeUndefined();
});
