import { type Group, heldGroups, unmanagedGroups, waitingGroups } from "../groups";
import type { EntraChange, Report, StartingLater } from "../model";
import { type Entry, peopleList } from "./fold";
import { type Content, html, type Markup, worded } from "./markup";
import type { Section } from "./section";

const ENTRA_MAKES =
  "Entra's provisioning service makes these accounts in one of its next cycles; licences and roles follow with the run after that.";

/** Addresses to look at; people who are held, wait, or for whom nothing can be done, with why; and those whom Entra serves first. */
export function heldSections(report: Report): Section[] {
  const { lookAlikes, held, waiting, unable, missing } = report;
  return [
    listed("look-alikes", "Look twice: addresses that look like others", lookAlikes, peopleList(lookAlikes.map(alike))),
    listed("held", "Held", held, grouped(heldGroups(report))),
    listed("waiting", "Waiting for a seat", waiting, grouped(waitingGroups(report))),
    listed("unable", "Nothing can be done for", unable, peopleList(unable.map(unableEntry))),
    listed("missing", "Accounts that Entra makes", missing, [
      html`<p>${ENTRA_MAKES}</p>`,
      peopleList(missing.map(entry)),
    ]),
  ].flat();
}

/** What happens besides people, and what somebody should know. */
export function otherSections(report: Report): Section[] {
  const { entra, newUserGroups, startingLater, unmanaged, notices, counts } = report;
  const fate =
    counts.unmanagedSuspended === 0 ? "They stay as they are." : "Those that are suspended are among the people above.";
  return [
    listed("entra", "Entra", entra, entraList(entra)),
    listed("user-groups", "New user groups in GoTo", newUserGroups, plainList(newUserGroups)),
    listed("later", "Starting later", startingLater, laterList(startingLater)),
    listed("unmanaged", "Unmanaged accounts", unmanaged, [
      html`<p>No assignment names these accounts. ${fate}</p>`,
      grouped(unmanagedGroups(report)),
    ]),
    listed("notices", "Notices", notices, plainList(notices)),
  ].flat();
}

function listed(id: string, title: string, all: readonly unknown[], body: Content): Section[] {
  return all.length === 0 ? [] : [{ id, title, count: all.length, body }];
}

function grouped(groups: readonly Group<{ readonly email: string }>[]): Markup[] {
  return groups.map(
    ({ title, members }) => html`<div class="alike"><h3>${worded(title)}</h3>
${peopleList(members.map(({ email }) => entry(email)))}</div>
`,
  );
}

function entry(who: string): Entry {
  return { key: who, shown: html`<bdi>${who}</bdi>` };
}

function alike({ email, why }: Report["lookAlikes"][number]): Entry {
  return { key: email, shown: html`<b><bdi>${email}</bdi></b> <bdi>${why}</bdi>` };
}

function unableEntry({ who, reason }: Report["unable"][number]): Entry {
  return { key: who, shown: html`<b><bdi>${who}</bdi></b> <bdi>${reason}</bdi>` };
}

const AREAS = ["application", "assignments", "provisioning", "sign-on"] as const;
const SIGNS = {
  "+": { shown: "+", style: "plus", name: "added" },
  "-": { shown: "−", style: "minus", name: "removed" },
  "~": { shown: "~", style: "change", name: "changed" },
} as const satisfies Record<EntraChange["sign"], object>;

function entraList(entra: readonly EntraChange[]): Content {
  return AREAS.map((area) => {
    const changes = entra.filter((change) => change.area === area);
    if (changes.length === 0) return "";
    return html`<h3>${area.charAt(0).toUpperCase()}${area.slice(1)}</h3>
<ul class="signed">
${changes.map(entraLine)}</ul>
`;
  });
}

function entraLine({ sign, text }: EntraChange): Markup {
  const { shown, style, name } = SIGNS[sign];
  return html`<li class="${style}"><span class="sign" aria-hidden="true">${shown}</span><span class="unseen">${name}: </span>${text}</li>
`;
}

function plainList(texts: readonly string[]): Markup {
  return html`<ul>
${texts.map((text) => html`<li><bdi>${text}</bdi></li>\n`)}</ul>
`;
}

function laterList(lines: readonly StartingLater[]): Markup {
  return html`<ul>
${lines.map(({ who, role, startsOn, endsOn }) => {
  const end = endsOn === "" ? "" : html`, until <b>${endsOn}</b>`;
  return html`<li><b><bdi>${who}</bdi></b> becomes <bdi>${role}</bdi> on <b>${startsOn}</b>${end}</li>\n`;
})}</ul>
`;
}
