import type { PersonChange, Report } from "../../../cli/report/model";
import { counts, leaver, person, report } from "./reports";

const GROUPS = 30;
const FIRST = ["Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gia", "Hugo", "Ida", "Jan", "Kai"];
const LAST = ["Adler", "Berg", "Cruz", "Dahl", "Eklund", "Frey", "Garcia", "Holm", "Ivers"];

/** A report of many people in thirty groups of different size: joins, leavers, changed roles and people who are held. */
export function longReport(people: number): Report {
  const perGroup = Array.from({ length: GROUPS }, (): PersonChange[] => []);
  for (let n = 0; n < people; n++) perGroup[Math.floor((n * n) / people) % GROUPS]?.push(somebody(n));
  const count = (kind: PersonChange["kind"]) => perGroup.flat().filter((one) => one.kind === kind).length;
  const held = Math.floor(people / 10);
  return report({
    verdict: "held",
    counts: counts({ joins: count("joins"), leaves: count("leaves"), changes: count("changes"), held }),
    todo: [
      {
        text: `If it is right that ${held} people lose what is held, let it through in a reviewed change.`,
        yaml: {
          file: "policy.yaml",
          text: `approvals:\n  - removals: ${held}\n    until: 2026-12-06\n    reason: <why>`,
        },
      },
    ],
    limits: [{ dimension: "removals", count: held, of: people, allowed: 5 }],
    seats: [{ licence: "GoToMeeting Business", before: people, after: people * 2, total: people * 2, missing: 0 }],
    assignments: perGroup.map((changed, n) => ({ title: groupName(n), people: changed })),
    held: Array.from({ length: held }, (_, n) => ({
      email: `held${n}@contoso.com`,
      dimension: "removals",
      reason: "more than policy.yaml allows",
    })),
    flow: perGroup.map((changed, n) => ({
      assignment: groupName(n),
      role: ["organizer", "presenter", "attendee"][n % 3] ?? "",
      licences: n % 3 === 2 ? ["GoToMeeting Business", "GoToWebinar 500"] : ["GoToMeeting Business"],
      people: changed.length * 2,
    })),
    digest: `reviewed-1.${"aB3-_x".repeat(people)}.Zk3f.9aQ1`,
  });
}

function somebody(n: number): PersonChange {
  const first = FIRST[n % FIRST.length] ?? "";
  const last = LAST[n % LAST.length] ?? "";
  const email = `${first}.${last}${n}@contoso.com`.toLowerCase();
  const name = `${first} ${last}`;
  if (n % 7 === 0) return leaver(email, { name });
  if (n % 11 === 0) {
    const gains = ["GoToWebinar 500"];
    return person(email, { name, kind: "changes", roleBefore: "attendee", gains, keeps: ["GoToMeeting Business"] });
  }
  return person(email, { name });
}

function groupName(n: number): string {
  return `Region ${String(n + 1).padStart(2, "0")}`;
}
