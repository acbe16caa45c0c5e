import { describe, expect, it } from "vitest";
import { account, person, planFor, record, told, type World } from "./world";

/** People whom we know under one address and who have another now: `{ bob: "robert" }`. */
function moving(moves: Readonly<Record<string, string>>, change: World = {}): World {
  const known = Object.keys(moves);
  const people = known.map((name) => person(name, { email: `${moves[name]}@contoso.com` }));
  return {
    users: known.map((name) => account(name)),
    recorded: known.map((name) => record(name)),
    ...change,
    people: [...people, ...(change.people ?? [])],
  };
}

function renames(world: World): string[] {
  return planFor(world).steps.map((step) =>
    "changes" in step ? `${step.user.email} → ${step.changes.email}`.replaceAll("@contoso.com", "") : step.kind,
  );
}

describe("addresses that change", () => {
  it("go in the order in which they become free, however long the chain", () => {
    const chain = { a: "b", b: "c", c: "d" };
    expect(renames(moving(chain))).toEqual(["c → d", "b → c", "a → b"]);
    const backwards = { d: "c", c: "b", b: "a" };
    expect(renames(moving(backwards))).toEqual(["b → a", "c → b", "d → c"]);
  });

  it("are found without case", () => {
    expect(renames(moving({ a: "B", b: "c" }))).toEqual(["b → c", "a → B"]);
    const world = moving({ a: "b", b: "c" });
    const users = (world.users ?? []).map((user) => ({
      ...user,
      email: user.email.replace(/^./, (c) => c.toUpperCase()),
    }));
    expect(renames({ ...world, users })).toEqual(["B → c", "A → b"]);
  });

  it("that two people swap: one first gets an address of its own", () => {
    expect(renames(moving({ ann: "bob", bob: "ann" }))).toEqual(["ann → ann+moved-ann", "bob → ann"]);
  });

  it("that go round among three: one first gets an address of its own, the others follow", () => {
    expect(renames(moving({ a: "b", b: "c", c: "a" }))).toEqual(["b → b+moved-b", "a → b", "c → a"]);
  });

  it("of its own carry a short piece of the directory id, and nothing else is changed yet", () => {
    const world = moving({ ann: "bob", bob: "ann" });
    const rename = (id: string) => (id === "ann" ? "0123456789abcdef" : id);
    const people = (world.people ?? []).map((one) => ({
      ...one,
      directoryId: rename(one.directoryId),
      lastName: "New",
    }));
    const recorded = (world.recorded ?? []).map((one) => ({ ...one, directoryId: rename(one.directoryId) }));
    expect(told(planFor({ ...world, people, recorded }))).toEqual([
      'rename ann@contoso.com: {"email":"ann+moved-01234567@contoso.com"}',
      'rename bob@contoso.com: {"email":"ann@contoso.com","lastName":"New"}',
    ]);
  });

  it("in two circles and a chain do not mix", () => {
    const world = moving({ a: "b", b: "a", c: "d", d: "c", e: "f" });
    expect(renames(world)).toEqual(["a → a+moved-a", "b → a", "c → c+moved-c", "d → c", "e → f"]);
  });

  it("leave other steps after them", () => {
    const world = moving({ bob: "robert" }, { people: [person("aaa", { directoryId: "new" })] });
    expect(renames(world)).toEqual(["bob → robert", "create"]);
  });

  it("are free for a new person once who had them has moved", () => {
    const world = moving({ bob: "robert" }, { people: [person("new", { email: "bob@contoso.com" })] });
    expect(told(planFor(world))).toEqual([
      'rename bob@contoso.com: {"email":"robert@contoso.com"}',
      "create bob@contoso.com",
    ]);
  });
});
