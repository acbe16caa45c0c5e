import { createColors } from "picocolors";
import { visible } from "../../providers/visible";
import type { Report } from "./model";
import { head } from "./text/head";
import { type Ink, section, shown } from "./text/ink";
import { assignments, leftOut, unmanaged } from "./text/people";
import { grouped, people } from "./words";

/** A report for a terminal: complete, only single texts without end are cut; in colour only if told so. */
export function toText(report: Report, { colors }: { readonly colors: boolean }): string {
  const ink = createColors(colors);
  const lines = [
    ...head(report, ink),
    ...leftOut(report, ink),
    ...assignments(report, ink),
    ...surroundings(report, ink),
    ...unmanaged(report, ink),
    ...notices(report, ink),
    ...section(ink, "Digest of this plan, for goto-access:reviewed", digestLines(report)),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function surroundings({ entra, newUserGroups }: Report, ink: Ink): string[] {
  const paint = { "+": ink.green, "-": ink.red, "~": ink.yellow };
  const changes = entra.map(({ area, sign, text }) => `${paint[sign](sign)} ${area}: ${shown(text)}`);
  return [
    ...section(ink, "Entra", changes),
    ...section(
      ink,
      "User groups that are made in GoTo",
      newUserGroups.map((name) => `${ink.green("+")} ${shown(name)}`),
    ),
  ];
}

function notices({ notices, startingLater, flow }: Report, ink: Ink): string[] {
  const later = startingLater.map(({ who, role, startsOn, endsOn }) => {
    const end = endsOn === "" ? "" : ` until ${shown(endsOn)}`;
    return `${shown(who)} is ${shown(role)} from ${shown(startsOn)}${end}`;
  });
  const rows = flow.map(({ assignment, role, licences, people: count }) => {
    const given = licences.map(shown).join(", ") || "no licence";
    return `${shown(assignment)} → ${shown(role)} → ${given}: ${people(count)}`;
  });
  return [
    ...section(ink, "Starting later", later),
    ...section(ink, "Notices", notices.map(shown)),
    ...section(ink, "Who has what after this", rows),
  ];
}

/** A longer one is of no use on a screen. */
const LONGEST_DIGEST = 1_000;

function digestLines({ digest }: Report): string[] {
  if (digest === "") return [];
  if (digest.length <= LONGEST_DIGEST) return [visible(digest)];
  return [`It has ${grouped(digest.length)} characters; goto-access report --digest-out FILE writes it to a file.`];
}
