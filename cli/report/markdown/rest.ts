import type { Report } from "../model";
import { counted, grouped, people } from "../words";
import { block, type Detail, folded, list } from "./block";
import { code, fenced, prose } from "./escape";

const ENTRIES = ["1 entry", "# entries"] as const;

/** What changes in Entra, and the user groups that are made in GoTo. */
export function surroundings({ entra, newUserGroups }: Report, detail: Detail): string[] {
  const { text } = detail;
  const change = (one: Report["entra"][number]) => `\`${one.sign}\` ${one.area}: ${prose(one.text, 3 * text)}`;
  return [
    ...list("Entra", entra, ENTRIES, change, detail),
    ...list("User groups that are made in GoTo", newUserGroups, ENTRIES, (name) => `\`+\` ${code(name, text)}`, detail),
  ];
}

/** What somebody should know. */
export function notices({ notices, startingLater }: Report, detail: Detail): string[] {
  return [
    ...list("Starting later", startingLater, ENTRIES, laterLine(detail.text), detail),
    ...list("Notices", notices, ENTRIES, (notice) => prose(notice, 3 * detail.text), detail),
  ];
}

function laterLine(most: number): (one: Report["startingLater"][number]) => string {
  return ({ who, role, startsOn, endsOn }) => {
    const end = endsOn === "" ? "" : ` until ${code(endsOn, most)}`;
    return `${code(who, most)} is ${code(role, most)} from ${code(startsOn, most)}${end}`;
  };
}

/** Who has what after the change. */
export function flow({ flow }: Report, detail: Detail): string[] {
  if (flow.length === 0) return [];
  const { text } = detail;
  const total = flow.reduce((sum, row) => sum + row.people, 0);
  const rows = block(
    [`Who has what after this: ${people(total)} by ${counted(flow.length, ASSIGNMENTS)}`],
    flow,
    (row) => {
      const licences = row.licences.map((licence) => code(licence, text)).join(", ") || "no licence";
      return `${code(row.assignment, text)} → ${code(row.role, text)} → ${licences}: ${people(row.people)}`;
    },
  );
  return folded(rows, false, detail);
}

const ASSIGNMENTS = ["1 assignment", "# assignments"] as const;

/** A longer digest would leave too little room for the people; of a smaller limit, the same share. */
const LONGEST_DIGEST = 20_000 / 65_000;

/** What bounds a later run to this plan, and how; a digest that is too long is only said to be elsewhere. */
export function digestLines({ digest }: Report, limit: number): string[] {
  if (digest === "") return [];
  const safe = token(digest);
  const isShort = safe.length <= limit * LONGEST_DIGEST;
  return [
    "<details><summary>Digest of this plan: lets <code>pulumi up</code> take from people only what was reviewed here</summary>",
    "",
    ...(isShort ? fenced("text", [safe]) : [elsewhere(safe)]),
    "",
    "Give it to `pulumi up` as the setting `goto-access:reviewed` or in the environment as `GOTO_ACCESS_REVIEWED`, or the path of",
    "a file with it. Losses that are not in this plan are held then, also when a group has changed since.",
    "",
    "</details>",
  ];
}

function elsewhere(digest: string): string {
  const size = grouped(digest.length);
  return `It has ${size} characters and does not fit here; it is in the file that \`goto-access report --digest-out\` has written.`;
}

/** A comment that nobody sees, by which a pipeline finds what it has written. */
export function comment(what: string, text: string): string {
  return `<!-- goto-access ${what}: ${token(text)} -->`;
}

/** What no comment and no fence can end with. */
function token(text: string): string {
  return text.replace(/[^\w./-]/g, "_");
}
