import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attributeIn,
  attributesIn,
  constantIn,
  inOneSpelling,
  quoted,
} from "../../../../providers/entra/provisioning/expressions";

test.each([
  ["outside of quotes", ' Join( ", " ,\t[mail],\n[surname] ) ', 'Join(", ",[mail],[surname])'],
  ["after a quote within a text", 'Append([mail], "a \\" b" )', 'Append([mail],"a \\" b")'],
  ["after a text that ends with a backslash", 'Append( "a \\\\" , [mail] )', 'Append("a \\\\",[mail])'],
  ["not within a text that nobody closed", 'A( "b c', 'A("b c'],
])("white space goes %s", (_, expression, expected) => {
  expect(inOneSpelling(expression)).toBe(expected);
});

test("a pattern is the same however its backslashes are escaped, and another pattern is not", () => {
  const escaped = String.raw`Replace([mail], , "\\s+", , "")`;
  const plain = String.raw`Replace([mail], , "\s+", , "")`;
  expect(inOneSpelling(plain)).toBe(inOneSpelling(escaped));
  expect(inOneSpelling(plain)).not.toBe(inOneSpelling(plain.replace("s+", "d+")));
});

test.each([
  ["none", 'ToUpper("[mail]")', []],
  ["several, in order", "Join([surname],[ mail ])", ["surname", "mail"]],
  ["after a text with a quote", 'Append("\\"[no]", [mail])', ["mail"]],
])("attributes of an expression: %s", (_, expression, expected) => {
  expect(attributesIn(expression)).toEqual(expected);
});

test.each([
  ["[mail]", "mail", undefined],
  [" [ mail ] ", "mail", undefined],
  ['"mail"', undefined, "mail"],
  ['"[mail]"', undefined, "[mail]"],
  ['""', undefined, ""],
  ['"a" = "b"', undefined, undefined],
  ["[a] = [b]", undefined, undefined],
  ["ToUpper([mail])", undefined, undefined],
])("%s is an attribute, a constant or neither", (expression, attribute, constant) => {
  expect([attributeIn(expression), constantIn(expression)]).toEqual([attribute, constant]);
});

test("whatever a constant says, it is read back as it was", () => {
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom('"', "\\", "[", "]", " ", "d")).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(constantIn(quoted(value))).toBe(value);
      expect(inOneSpelling(quoted(value))).toBe(quoted(value));
      expect(attributesIn(quoted(value))).toEqual([]);
    }),
  );
});
