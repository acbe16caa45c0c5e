import type { Report } from "../../../cli/report/model";
import { counts, person, report } from "./reports";

/** What a name, a group or a line of YAML can hold when somebody means harm. */
export const HOSTILE_TEXTS = [
  "</style></script><script>alert(1)</script>",
  "\"><img src=x onerror='alert(1)'>",
  "--><!-- ]]> <svg onload=alert(1)>",
  "@octocat #123 6aa2b6d6b826e399dadd2a20707b4aa1804063b6 GH-1",
  "[click](https://evil.example) https://evil.example www.evil.example <https://evil.example>",
  "![x](https://evil.example/x.png) `code` ```fence``` ~~~",
  "a | b || c\n| --- |\n# heading\r\n- [x] item\n</details>",
  "\u202egnp.exe\u202c \u2066isolated\u2069 \u200e\u200f\u061c",
  "zero\u200bwidth\u200d\ufeff soft\u00adhyphen",
  "\u0000\u0007\u001b[31mred\u001b[0m \u009b2J \u2028line\u2029",
  "$\u007b{ secrets.TOKEN }} {{constructor}} &lt;b&gt; &#60;i&#62;",
  "*bold* _it_ ~~gone~~ \\ <b>b</b> $x^2$ :tada:",
  "x".repeat(5_000),
  "lone \ud800 surrogate \udfff",
] as const;

/** A report in which every text means harm. */
export function hostileReport(): Report {
  const at = (n: number) => HOSTILE_TEXTS[n % HOSTILE_TEXTS.length] ?? "";
  return report({
    stack: at(2),
    verdict: "held",
    counts: counts({ joins: 1, changes: 1, held: 1, waiting: 1, unable: 1, missing: 1 }),
    todo: HOSTILE_TEXTS.map((text) => ({ text, yaml: { file: text, text } })),
    errors: [...HOSTILE_TEXTS],
    limits: [{ dimension: at(1), count: 3, of: 4, allowed: 1 }],
    seats: HOSTILE_TEXTS.map((licence, n) => ({ licence, before: n, after: n + 1, total: n + 2, missing: n % 2 })),
    assignments: HOSTILE_TEXTS.map((title, n) => ({
      title,
      people: [
        person(at(n + 1), {
          name: at(n + 2),
          role: at(n + 3),
          roleBefore: at(n + 4),
          by: at(n + 5),
          byBefore: at(n + 6),
          gains: [at(n + 7)],
          loses: [at(n + 8)],
          keeps: [at(n + 9)],
          fields: [{ field: at(n + 10), before: at(n + 11), after: at(n + 12) }],
          lookAlike: at(n + 15),
          why: at(n + 13),
          endsOn: at(n + 14),
        }),
      ],
    })),
    lookAlikes: HOSTILE_TEXTS.map((email, n) => ({ email, why: at(n + 1) })),
    held: HOSTILE_TEXTS.map((email, n) => ({ email, dimension: at(n + 1), reason: at(n + 2) })),
    waiting: HOSTILE_TEXTS.map((email, n) => ({ email, licence: at(n + 3) })),
    unable: HOSTILE_TEXTS.map((who, n) => ({ who, reason: at(n + 4) })),
    missing: [...HOSTILE_TEXTS],
    startingLater: HOSTILE_TEXTS.map((who, n) => ({ who, role: at(n + 1), startsOn: at(n + 2), endsOn: at(n + 3) })),
    entra: HOSTILE_TEXTS.map((text) => ({ area: "application", sign: "~", text })),
    unmanaged: HOSTILE_TEXTS.map((email, n) => ({ email, status: at(n + 5) })),
    notices: [...HOSTILE_TEXTS],
    flow: HOSTILE_TEXTS.map((assignment, n) => ({ assignment, role: at(n + 1), licences: [at(n + 2)], people: n + 1 })),
    newUserGroups: [...HOSTILE_TEXTS],
    digest: at(8),
  });
}
