import { createRequire } from "node:module";

/** The part of google-protobuf's public interface that is used here. */
interface Protobuf {
  readonly BinaryWriter: {
    readonly prototype: {
      writeString: (field: number, value: string | undefined) => void;
      readonly writeBytes: (field: number, value: Uint8Array) => void;
    };
  };
  readonly BinaryReader: { readonly prototype: { readString: () => string; readonly readBytes: () => Uint8Array } };
}

/**
 * Lets Pulumi's messages carry long texts as they are. google-protobuf writes a string as an array of numbers, eight bytes
 * of memory for each of its bytes, one by one; a string and bytes look the same in a message, and bytes are copied at once
 * (docs/adr/0024). To be called in every process that sends or receives the roster.
 */
export function passLongTexts(): void {
  const { BinaryReader, BinaryWriter }: Protobuf = createRequire(require.resolve("@pulumi/pulumi"))("google-protobuf");
  BinaryWriter.prototype.writeString = function (this: typeof BinaryWriter.prototype, field, value) {
    if (value !== undefined) this.writeBytes(field, Buffer.from(value, "utf8"));
  };
  BinaryReader.prototype.readString = function (this: typeof BinaryReader.prototype) {
    const { buffer, byteOffset, byteLength } = this.readBytes();
    return Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
  };
}
