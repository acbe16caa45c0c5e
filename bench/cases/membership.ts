import type { UserSeed } from "../../simulators/seed/world";
import type { Findings, Row } from "../measured";
import { company, EVERYBODY } from "../stage/company";
import { makeStack } from "../stage/stack";
import type { Bench, Case } from "./case";

type Groups = readonly { displayName: string; members: readonly string[] }[];

const upns = (people: readonly UserSeed[]) => people.map((one) => one.userPrincipalName);

/** Shapes of membership, as previews of a stack that has run before read them. */
export const membership: Case = {
  name: "membership",
  title: "Membership",
  async run(bench: Bench): Promise<Findings> {
    const [large, groups] = bench.quick ? [1_000, 20] : [50_000, 500];
    const rows = [
      await read(bench, `1 group of ${large}`, large, () => [], [EVERYBODY]),
      await read(bench, `${groups} groups of 100 that overlap`, groups * 50, overlapping, names(groups)),
      await read(bench, "nesting five deep", groups * 20, nested, ["Level 1"], "nested: true, "),
    ];
    return {
      rows,
      verdicts: [],
      notes: [
        "These are first previews: nobody is recorded yet, and everybody has an account. How long Graph takes is the time " +
          "from the first to the last request to it.",
      ],
    };
  },
};

async function read(
  { tools, say }: Bench,
  what: string,
  people: number,
  groups: (people: readonly UserSeed[]) => Groups,
  assigned: readonly string[],
  more = "",
): Promise<Row> {
  say(`membership: ${what}`);
  const assignments = assigned.map((name) => `  - { group: ${name}, ${more}role: organizer }`);
  const stack = await makeStack(tools, company(people, { groups }), { people, assignments });
  try {
    return await stack.preview(what);
  } finally {
    await stack.dispose();
  }
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `Group ${i}`);
}

/** A hundred people each, so that everybody is in two of them. */
function overlapping(people: readonly UserSeed[]): Groups {
  const all = upns(people);
  return Array.from({ length: all.length / 50 }, (_, i) => ({
    displayName: `Group ${i}`,
    members: [...all, ...all].slice(i * 50, i * 50 + 100),
  }));
}

/** A fifth of the people directly in each of five groups, each inside the one before. */
function nested(people: readonly UserSeed[]): Groups {
  const share = Math.ceil(people.length / 5);
  return [1, 2, 3, 4, 5].map((level) => ({
    displayName: `Level ${level}`,
    members: [
      ...upns(people.slice((level - 1) * share, level * share)),
      ...(level < 5 ? [`group:Level ${level + 1}`] : []),
    ],
  }));
}
