import { describe, expect, test } from "vitest";
import { lookAlikes } from "../../../config/look-alikes/find";

const STAFF = ["ada", "bob", "carol", "dora"].map((name) => `${name}@contoso.com`);

/** What is said of addresses beside those of the staff; `others` are accounts that are nobody's. */
const told = (people: readonly string[], others: readonly string[] = []) =>
  lookAlikes([...STAFF, ...people], others).map(({ email, why }) => `${email} ${why}`);

describe("two addresses that look alike are told, with what is different", () => {
  test.each([
    ["a Cyrillic letter", "\u0430da@contoso.com", "ada@contoso.com", "\u0430 (U+0430 Cyrillic) for a (U+0061 Latin)"],
    ["a Greek letter", "b\u03bfb@contoso.com", "bob@contoso.com", "\u03bf (U+03BF Greek) for o (U+006F Latin)"],
    [
      "an Armenian letter",
      "d\u0585ra@contoso.com",
      "dora@contoso.com",
      "\u0585 (U+0585 Armenian) for o (U+006F Latin)",
    ],
    ["a fullwidth letter", "\uff41da@contoso.com", "ada@contoso.com", "\uff41 (U+FF41 Latin) for a (U+0061 Latin)"],
    [
      "a capital of another script",
      "\u0412ob@contoso.com",
      "bob@contoso.com",
      "\u0412 (U+0412 Cyrillic) for b (U+0062 Latin)",
    ],
    ["a digit", "b0b@contoso.com", "bob@contoso.com", "0 (U+0030) for o (U+006F Latin)"],
    ["a domain", "ada@contos\u043e.com", "ada@contoso.com", "\u043e (U+043E Cyrillic) for o (U+006F Latin)"],
    [
      "a domain in xn-- form",
      "ada@xn--contos-1qf.com",
      "ada@contoso.com",
      "\u043e (U+043E Cyrillic) for o (U+006F Latin)",
    ],
  ])("by %s", (_, odd, plain, what) => {
    expect(told([odd])).toEqual([`${odd} looks like ${plain}: ${what}`]);
    expect(told([], [odd])).toEqual([`${odd} looks like ${plain}: ${what}`]);
  });

  test.each([
    ["rn and m", "corner@contoso.com", "comer@contoso.com", "rn (U+0072 Latin, U+006E Latin) for m (U+006D Latin)"],
    ["1 and l", "bi11@contoso.com", "bill@contoso.com", "1 (U+0031) for l (U+006C Latin)"],
    ["a capital I and l", "lan@contoso.com", "Ian@contoso.com", "l (U+006C Latin) for I (U+0049 Latin)"],
  ])("by %s, where both are there, and neither alone", (_, odd, plain, what) => {
    expect(told([odd])).toEqual([]);
    expect(told([plain])).toEqual([]);
    expect(told([odd, plain])).toEqual([`${odd} looks like ${plain}: ${what}`]);
  });

  test("each once, however many there are of them", () => {
    const three = ["\u0430d\u0430@contoso.com", "\u0430da@contoso.com"];
    expect(lookAlikes([...STAFF, ...three, ...three]).map(({ email }) => email)).toEqual(three.toReversed().sort());
  });

  test("but an account that is nobody's only if a person's looks like it", () => {
    expect(told([], ["corner@contoso.com", "comer@contoso.com"])).toEqual([]);
    expect(told(["corner@contoso.com"], ["comer@contoso.com"])).toHaveLength(1);
  });
});

describe("one address alone is told", () => {
  test.each([
    [
      "Cyrillic among Latin",
      "\u0440avel@fabrikam.com",
      "mixes Latin and Cyrillic letters in one name: \u0440 (U+0440 Cyrillic)",
    ],
    [
      "Greek among Latin",
      "zo\u03b5.x@fabrikam.com",
      "mixes Latin and Greek letters in one name: \u03b5 (U+03B5 Greek)",
    ],
    [
      "Cyrillic in a label of the domain",
      "zoe@f\u0430brikam.com",
      "mixes Latin and Cyrillic letters in one name: \u0430 (U+0430 Cyrillic)",
    ],
  ])("when it mixes scripts in one name: %s", (_, email, why) => {
    expect(told([email])).toEqual([`${email} ${why}`]);
  });

  test.each([
    ["c0ntoso.com", "contoso.com: 0 (U+0030) for o (U+006F Latin)"],
    ["contos\u043e.com", "contoso.com: \u043e (U+043E Cyrillic) for o (U+006F Latin)"],
    ["xn--contos-1qf.com", "contoso.com: \u043e (U+043E Cyrillic) for o (U+006F Latin)"],
  ])("when its domain looks like the usual one: %s", (domain, what) => {
    expect(told([`zoe@${domain}`])).toEqual([`zoe@${domain} is at ${domain}, which looks like ${what}`]);
    expect(told([], [`zoe@${domain}`])).toEqual([`zoe@${domain} is at ${domain}, which looks like ${what}`]);
  });

  test("but not when both domains are usual ones, or too few people have the other", () => {
    const both = ["x", "y", "z"].map((name) => `${name}@c0ntoso.com`);
    expect(told(both)).toEqual([]);
    expect(lookAlikes(["ada@contoso.com", "bob@contoso.com", "zoe@c0ntoso.com"])).toEqual([]);
  });

  test("and when several people have the odd one, but few of all", () => {
    const many = Array.from({ length: 30 }, (_, n) => `p${n}@contoso.com`);
    expect(told([...many, "x@c0ntoso.com", "y@c0ntoso.com", "z@c0ntoso.com"])).toHaveLength(3);
  });
});

describe("nobody is told of", () => {
  test.each([
    [
      "accents",
      ["z\u00f6e@contoso.com", "zoe@contoso.com", "ren\u00e9e.m\u00fcller@b\u00fcro.example", "muller@buro.example"],
    ],
    [
      "one script",
      [
        "\u0438\u0432\u0430\u043d.\u043f\u0435\u0442\u0440\u043e\u0432@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
        "\u0441\u043e\u0441\u043e@contoso.com",
        "\u03bd\u03af\u03ba\u03bf\u03c2@contoso.com",
      ],
    ],
    [
      "scripts in different names",
      ["\u0438\u0432\u0430\u043d.ivanov@contoso.com", "\u0438\u0432\u0430\u043d_it@contoso.com"],
    ],
    ["Japanese, also with Latin", ["\u65e5\u672c\u8a9e@\u4f8b\u3048.jp", "\u592a\u90cet@contoso.com"]],
    [
      "Chinese, Arabic, Hindi",
      ["\u674e@contoso.com", "\u0645\u062d\u0645\u062f@contoso.com", "\u0930\u093e\u092e@contoso.com"],
    ],
    ["digits", ["user1@contoso.com", "user10@contoso.com", "user11@contoso.com", "user01@contoso.com"]],
    ["case alone", ["ZOE@contoso.com", "zoe@Contoso.com", "BILL@CONTOSO.COM", "bi@contoso.com"]],
    ["a capital I among capitals", ["BILL@CONTOSO.COM", "blll@contoso.com"]],
    ["other domains of the same company", ["zoe@contoso.de", "ada@contoso.co.uk", "ada@fabrikam.com"]],
    ["text that is no address", ["", "@", "a@", "zoe"]],
  ])("for %s", (_, emails) => {
    expect(told(emails)).toEqual([]);
    expect(told([], emails)).toEqual([]);
  });
});

test("100,000 people and as many accounts take no time to speak of", () => {
  const named = (of: string) => Array.from({ length: 100_000 }, (_, n) => `Given.Surname${n}@${of}`);
  const [people, accounts] = [named("contoso.com"), named("contoso.net")];
  const before = process.cpuUsage();
  expect(lookAlikes(people, accounts)).toEqual([]);
  // Of the processor: other tests run beside this one. Alone it is less than half of this.
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_500);
});
