import type { Config } from "../../config";
import { GotoClient } from "../../providers/goto/client";
import { gotoClockAhead } from "../../providers/goto/clock";
import { TokenSource } from "../../providers/goto/oauth";
import type { License, Me } from "../../providers/goto/objects";
import { missingRights } from "../../providers/goto/rights";
import { resolveRoles } from "../../providers/goto/roles";
import type { GotoSettings } from "../../providers/goto/settings";
import { missingGroups } from "../../providers/goto/user-groups";
import { gotoRoles } from "../../stacks/goto-roles";
import type { Finding } from "./checks";
import { clockFinding } from "./clock";
import { tokenFinding } from "./goto-token";
import type { Preflight } from "./preflight";

/** Everything about the GoTo account. */
export async function checkGoto({ list, here, config }: Preflight, settings: GotoSettings | undefined): Promise<void> {
  await list.check("goto-token", { settings }, (known) => tokenFinding(known.settings, here.now()));
  const signIn = await list.check("goto-sign-in", { settings }, async (known) => {
    const tokens = new TokenSource(known.settings, here.say);
    const client = await GotoClient.connect(known.settings, tokens);
    const name = client.me.accounts.find(({ key }) => key === client.accountKey)?.name ?? "";
    const found = `${client.me.email}, account ${client.accountKey}${name === "" ? "" : ` (${name})`}`;
    return { found, value: { client, tokens } };
  });
  const clock = list.check("goto-clock", { settings, signIn }, async (known) =>
    clockFinding(await gotoClockAhead(known.settings, known.signIn.tokens, () => here.now().getTime())),
  );
  await list.check("goto-rights", { signIn, config }, (known) => rightsFinding(known.signIn.client.me, known.config));
  const licenses = await list.check("licences", { signIn, config }, async (known) =>
    licenceFinding(known.config, await known.signIn.client.listLicenses()),
  );
  await list.check("seats", { licenses }, (known) => seatFinding(known.licenses));
  await list.check("user-groups", { signIn, config }, async (known) =>
    groupFinding(
      known.config,
      (await known.signIn.client.listGroups()).map(({ name }) => name),
    ),
  );
  await clock;
}

const CREATORS = "creating people may need SUPER_USER, MANAGE_USERS or ADD_USERS";

/** What an administrator may do (docs/services/goto-admin-api.md §10.1). */
function rightsFinding(me: Me, { roles }: Config): Finding<never> {
  const missing = missingRights(me);
  if (missing.length > 0) return enoughForPreview(me, missing);
  if (me.adminRoles === undefined) {
    const remedy = "Make sure that the token's owner is a super user, or may manage users and seats.";
    return { state: "warning", found: `GoTo does not tell them; ${CREATORS}`, remedy };
  }
  const found = me.adminRoles.join(", ");
  const makesAdmins = Object.entries(roles).filter(([, { adminRoles }]) => adminRoles.length > 0);
  if (me.adminRoles.includes("SUPER_USER") || makesAdmins.length === 0) return { found };
  return {
    state: "warning",
    found: `${found}; the roles ${makesAdmins.map(([name]) => name).join(", ")} make administrators, which GoTo lets only a super user do`,
    remedy: "Use the token of a super user, or take `adminRoles` out of roles.yaml.",
  };
}

/** The token of a preview's job should be no more than this; whether it reads the lists, the checks below tell. */
function enoughForPreview({ adminRoles = [] }: Me, missing: readonly string[]): Finding<never> {
  const found = `${adminRoles.join(", ") || "none"}; enough to preview, not for pulumi up. Missing: ${missing.join(", ")}`;
  const remedy = "For pulumi up, use the token of a super user, or of one who manages users and seats.";
  return { state: "failed", found, remedy };
}

/** The licences that the roles name; of others, nothing is said. */
function licenceFinding({ roles }: Config, licenses: readonly License[]): Finding<readonly License[]> {
  const resolved = resolveRoles(gotoRoles(roles), licenses);
  const keys = new Set([...resolved.values()].flatMap(({ licenseKeys }) => licenseKeys));
  const value = licenses.filter(({ key }) => keys.has(key));
  return { found: value.map(({ description }) => description).join(", ") || "no role has a licence", value };
}

function seatFinding(licenses: readonly License[]): Finding<never> {
  const found = licenses.map(({ description, seats, userCount }) => `${description}: ${userCount} of ${seats} used`);
  const full = licenses.filter(({ seats, userCount }) => userCount >= seats);
  if (full.length === 0) return { found: found.join("\n") || "none are needed" };
  const remedy = `No seat is free of ${full.map(({ description }) => description).join(", ")}: whoever is new waits until one is.`;
  return { state: "warning", found: found.join("\n"), remedy };
}

function groupFinding({ roles, policy }: Config, names: readonly string[]): Finding<never> {
  const wanted = Object.values(roles).map(({ userGroup }) => userGroup);
  const groups = names.map((name) => ({ key: name, name }));
  const missing = missingGroups(wanted, groups, policy.createUserGroups);
  const there = [...new Set(wanted.filter((name) => name !== undefined))].filter((name) => !missing.includes(name));
  const parts = [
    ...(there.length === 0 ? [] : [`found: ${there.join(", ")}`]),
    ...(missing.length === 0 ? [] : [`made by a run: ${missing.join(", ")}`]),
  ];
  return { found: parts.join("; ") || "no role names one" };
}
