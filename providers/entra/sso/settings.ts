import type { GraphProperties, SsoSettings } from "./client";

type Name = keyof SsoSettings;

interface Shape {
  readonly words: string;
  /** The property of a service principal that sets it; undefined takes it away. */
  readonly body: (value: SsoSettings[Name]) => GraphProperties;
}

const SHAPES: Readonly<Record<Name, Shape>> = {
  mode: { words: "mode", body: (value) => ({ preferredSingleSignOnMode: value ?? null }) },
  // An object without members changes nothing (docs/services/entra-graph.md §1.20).
  relayState: { words: "relay state", body: (value) => ({ samlSingleSignOnSettings: { relayState: value ?? null } }) },
  loginUrl: { words: "sign-on URL", body: (value) => ({ loginUrl: value ?? null }) },
  notificationEmails: { words: "notification e-mail", body: (value) => ({ notificationEmailAddresses: value ?? [] }) },
};
const NAMES = Object.keys(SHAPES) as readonly Name[];

/** What to write, and the same in words. */
export interface SettingsPlan {
  readonly body: GraphProperties;
  readonly changes: readonly string[];
}

/** Sets what is declared and different; nothing else is touched. Pure. */
export function planSettings(declared: SsoSettings, observed: SsoSettings): SettingsPlan {
  const wrong = NAMES.filter((name) => declared[name] !== undefined && !isSame(declared[name], observed[name]));
  return {
    body: bodyOf(wrong.map((name) => [name, declared[name]])),
    changes: wrong.map((name) => `${SHAPES[name].words} ${shown(observed[name])} → ${shown(declared[name])}`),
  };
}

/** Puts back what there was `before`, where it is still as this tool has `set` it. Pure. */
export function restoredSettings(set: SsoSettings, before: SsoSettings, observed: SsoSettings): GraphProperties {
  const ours = NAMES.filter((name) => set[name] !== undefined && isSame(set[name], observed[name]));
  return bodyOf(ours.filter((name) => !isSame(before[name], observed[name])).map((name) => [name, before[name]]));
}

function bodyOf(values: readonly (readonly [Name, SsoSettings[Name]])[]): GraphProperties {
  return Object.assign({}, ...values.map(([name, value]) => SHAPES[name].body(value)));
}

/** Addresses for notifications have no order. */
function isSame(a: SsoSettings[Name], b: SsoSettings[Name]): boolean {
  return sorted(a) === sorted(b);
}

function sorted(value: SsoSettings[Name]): string {
  return typeof value === "string" ? value : [...(value ?? [])].sort().join("\n");
}

function shown(value: SsoSettings[Name]): string {
  const text = typeof value === "string" ? value : [...(value ?? [])].join(", ");
  return text === "" ? "none" : text;
}
