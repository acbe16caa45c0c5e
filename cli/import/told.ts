import { many } from "../words";
import type { Proposal } from "./propose";
import type { Remark } from "./tenant";

const SHOWN = 50;

const TITLES = {
  account: "Accounts in GoTo that stay unmanaged",
  person: "Assigned in Entra but no account in GoTo",
  assignment: "Assignments in Entra that the files do not say",
  setting: "Settings that the files do not say",
} as const satisfies Record<Remark["kind"], string>;

/** What the proposal holds and what it leaves out, line by line. */
export function told({ counts, notExpressed, differentNames, wouldAssign }: Proposal): string[] {
  const { accounts, expressed, groupLines, userLines, roles } = counts;
  const kinds = ["account", "person", "assignment", "setting"] as const;
  return [
    `${expressed} of ${many(accounts, "account")} in ${many(roles, "role")}, by lines for ${many(groupLines, "group")} and ` +
      `${userLines} ${userLines === 1 ? "person" : "people"}. A run with these files changes nobody.`,
    ...kinds.flatMap((kind) => {
      const ofKind = notExpressed.filter((one) => one.kind === kind);
      return section(
        TITLES[kind],
        ofKind.map(({ who, why }) => `${who}: ${why}`),
      );
    }),
    ...section(
      "Another name in the directory; `names: keep` in policy.yaml has it stay as it is in GoTo",
      differentNames.map(({ who, what }) => `${who}: ${what}`),
    ),
    ...section("A run would assign in Entra, because a line needs it", wouldAssign),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more; --json has all of them`] : [];
  return [`${title} (${lines.length}):`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}
