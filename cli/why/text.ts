import { createColors } from "picocolors";
import { shorten } from "../../config/place";
import { visible } from "../../providers/visible";
import type { AccountAnswer, Answer, LineAnswer, RoleAnswer } from "./answer";
import { historyText } from "./history-text";
import { linesText, wordsOf } from "./lines-text";
import { nextText } from "./next-text";

const WIDTH = 12;

/** The answer as text: a sentence, and below it what it stands on. */
export function whyText(answer: Answer, hasColors: boolean): string {
  const colors = createColors(hasColors);
  const rows: (readonly [label: string, lines: readonly string[]])[] = [
    ["Directory", directoryText(answer)],
    ["Lines", linesText(answer.lines)],
    ["Role", answer.roles.flatMap(roleText)],
    ["GoTo", [answer.account === null ? "no account" : accountText(answer.account)]],
    ["Recorded", [recordedText(answer)]],
    ["Next run", nextText(answer)],
  ];
  const body = rows.flatMap(([label, lines]) =>
    lines.map((line, index) => `${colors.bold((index === 0 ? label : "").padEnd(WIDTH))}${visible(line)}`),
  );
  const sign = answer.hasAccess ? colors.green("✔") : colors.red("✖");
  return `${[`${sign} ${visible(headline(answer))}`, ...body].join("\n")}\n`;
}

/** Who has access or not, and why, in a sentence or two. */
function headline({ person, hasAccess, obstacles, lines, roles, directory }: Answer): string {
  const who = shorten(directory?.mail ?? directory?.userPrincipalName ?? person);
  if (directory === null) return `${who} is nobody of the directory, so that no line can name them.`;
  const besides = obstacles.map((obstacle) => ` ${who} ${obstacle}.`).join("");
  const decisive = lines.find(({ verdict }) => verdict === "first") ?? lines.find(({ verdict }) => verdict === "adds");
  if (decisive === undefined) return `${who} has no access: ${closest(lines)}.${besides}`;
  const at = `${decisive.file}:${decisive.line}`;
  if (!hasAccess) return `${who} has no access, although ${at} names them.${besides}`;
  return `${who} has access as ${roles.map(({ role }) => role).join(" + ")}, by ${at}.${besides}`;
}

/** The line that comes closest to giving access. */
function closest(lines: readonly LineAnswer[]): string {
  const ranked = (["excepted", "outsideDays", "groupInside"] as const).flatMap((wanted) =>
    lines.filter(({ verdict }) => verdict === wanted),
  );
  const [best] = ranked;
  return best === undefined ? "no line names them" : `${best.file}:${best.line} ${wordsOf(best)}`;
}

function directoryText({ directory }: Answer): string[] {
  if (directory === null) return ["nobody of that name"];
  const { id, displayName, userPrincipalName, mail, enabled, guest } = directory;
  const parts = [
    shorten(displayName),
    enabled ? "enabled" : "disabled",
    ...(guest ? ["guest"] : []),
    mail === null ? "no e-mail address" : `mail ${shorten(mail)}`,
    `user principal name ${shorten(userPrincipalName)}`,
    `object id ${id}`,
  ];
  return [parts.join(", ")];
}

function roleText({
  role,
  file,
  line,
  appRole,
  licences,
  adminRoles,
  userGroup,
  additive,
  history,
}: RoleAnswer): string[] {
  const parts = [
    licences.length === 0 ? "no licences" : licences.join(", "),
    ...(adminRoles.length === 0 ? [] : [`admin roles ${adminRoles.join(", ")}`]),
    ...(userGroup === null ? [] : [`user group ${shorten(userGroup)}`]),
    `app role ${shorten(appRole)}`,
    ...(additive ? ["additive"] : []),
  ];
  return [`${role} (${file}:${line}): ${parts.join("; ")}`, `  ${historyText(history)}`];
}

function accountText({ email, firstName, lastName, status, licences, adminRoles, userGroup }: AccountAnswer): string {
  const parts = [
    `${shorten(email)} (${shorten(`${firstName} ${lastName}`)})`,
    status,
    licences.length === 0 ? "no licences" : licences.join(", "),
    ...(adminRoles.length === 0 ? [] : [`admin roles ${adminRoles.join(", ")}`]),
    ...(userGroup === null ? [] : [`user group ${shorten(userGroup)}`]),
  ];
  return parts.join("; ");
}

function recordedText({ recorded }: Answer): string {
  if ("unread" in recorded) return `the state is not read (${recorded.unread}), so that everybody looks new`;
  const { managed, role, since, adopted, suspendedOn } = recorded;
  if (!managed) return "not managed by this stack";
  const parts = [
    `managed by this stack as ${role}${since === null ? "" : ` since ${since}`}`,
    ...(adopted ? ["the account was there before"] : []),
    ...(suspendedOn === null ? [] : [`suspended on ${suspendedOn}`]),
  ];
  return parts.join(", ");
}
