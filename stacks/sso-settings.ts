import type { SamlConfig } from "../config/sso";
import type { ServicePrincipal } from "../providers/entra/applications";
import type { SsoSettings } from "../providers/entra/sso/client";
import type { Run } from "./run";

/** Single sign-on of an enterprise application as Graph has it; empty for one that is still to be made. */
export function settingsFound(existing: ServicePrincipal | undefined): SsoSettings {
  if (existing === undefined) return {};
  const { preferredSingleSignOnMode: mode, relayState, loginUrl, notificationEmailAddresses: emails } = existing;
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(relayState === undefined ? {} : { relayState }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(emails.length === 0 ? {} : { notificationEmails: [...emails] }),
  };
}

/**
 * The settings of single sign-on that this run sets; undefined when it sets none. What an existing application's users sign in
 * with concerns everybody, so that a pilot leaves it.
 */
export function settingsToSet({ config, pilot }: Run, existing: ServicePrincipal | undefined): SsoSettings | undefined {
  const { saml } = config.application;
  if (saml === undefined || (pilot !== undefined && existing !== undefined)) return undefined;
  return declaredSettings(saml, existing?.relayState);
}

/** `relayState` is the one that the application has: the usual one never takes its place. Pure. */
export function declaredSettings(saml: SamlConfig, relayState: string | undefined): SsoSettings {
  const { usualRelayState, loginUrl, notificationEmails } = saml;
  const usual = relayState === undefined || relayState === usualRelayState ? usualRelayState : undefined;
  const wanted = saml.relayState ?? usual;
  return {
    mode: "saml",
    ...(wanted === undefined ? {} : { relayState: wanted }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(notificationEmails === undefined ? {} : { notificationEmails }),
  };
}
