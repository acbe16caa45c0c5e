/**
 * Forgets the settings of the real services, of mails and of webhooks, which the programs of a sandbox would read. How the
 * tools are found is a setting too, so that this comes after it.
 */
export function forgetRealSettings(env: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(env)) if (/^(GOTO|ARM)_/.test(name)) delete env[name];
}
