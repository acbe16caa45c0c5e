import { describe, expect, test } from "vitest";
import { block, said } from "../folder";

const users = (...all: readonly string[]) => ({
  "assignments.yaml": `assignments:\n${all.map((user) => `  - { role: organizer, user: "${user}" }\n`).join("")}`,
});
const REMEDY = "the address that is meant, typed anew; leave it if it is this very one";
const warning = (line: number, user: string, why: string) =>
  block(`assignments.yaml:${line}:24  warning: user "${user}" ${why}`, `user: "${user}"`, REMEDY);

describe("a user line is warned of", () => {
  test("when its address mixes scripts", () => {
    const user = "\u0440avel@contoso.com";
    expect(said(users("ada@contoso.com", user))).toEqual([
      warning(3, user, "mixes Latin and Cyrillic letters in one name: \u0440 (U+0440 Cyrillic)"),
    ]);
  });

  test("when it looks like that of another line", () => {
    const user = "b0b@contoso.com";
    expect(said(users(user, "bob@contoso.com"))).toEqual([
      warning(2, user, "looks like bob@contoso.com: 0 (U+0030) for o (U+006F Latin)"),
    ]);
  });
});

test("groups, object ids and ordinary addresses are not warned of", () => {
  const id = "5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34";
  const text = [
    "  - { role: organizer, group: \u0410dmins }",
    `  - { role: organizer, user: { id: ${id} } }`,
    "  - { role: organizer, user: z\u00f6e@contoso.com }",
    "  - { role: organizer, user: \u0438\u0432\u0430\u043d@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444 }",
  ];
  expect(said({ "assignments.yaml": `assignments:\n${text.join("\n")}\n` })).toEqual([]);
});
