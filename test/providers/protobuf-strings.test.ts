import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { passLongTexts } from "../../providers/protobuf-strings";

interface Struct {
  serializeBinary(): Uint8Array;
  toJavaScript(): unknown;
}

const { Struct } = createRequire(require.resolve("@pulumi/pulumi"))("google-protobuf/google/protobuf/struct_pb.js");
const encode = (value: object): Uint8Array => (Struct.fromJavaScript(value) as Struct).serializeBinary();
const decode = (bytes: Uint8Array): unknown => (Struct.deserializeBinary(bytes) as Struct).toJavaScript();

const word = fc.string({ unit: "binary" });
const value = fc.letrec<{ all: unknown }>((tie) => ({
  all: fc.oneof(word, fc.constant(null), fc.integer(), fc.array(tie("all")), fc.dictionary(word, tie("all"))),
}));

it("a message is the same, byte by byte, and is read as the same, whatever texts are in it", () => {
  const messages = fc.sample(fc.dictionary(word, value.all), { numRuns: 200, seed: 1 });
  const before = messages.map(encode);
  passLongTexts();
  expect(messages.map(encode)).toEqual(before);
  expect(before.map(decode)).toEqual(messages);
});

it("a long text takes no more than a few times its bytes while it is written", () => {
  passLongTexts();
  const text = "x".repeat(20_000_000);
  const before = process.memoryUsage();
  const message = encode({ text });
  const after = process.memoryUsage();
  expect(message.length).toBeGreaterThan(text.length);
  // An array of numbers would take 160 million bytes.
  expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(80_000_000);
});
