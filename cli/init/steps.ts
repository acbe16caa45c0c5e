import type { Answers } from "./answers";

/** The commands that come next, in their order; those of secrets ask for them, so that no shell remembers them. */
export function nextSteps({ stack, mode }: Answers, folder: string | undefined): string[] {
  const pulumi = (args: string) => `npm run pulumi -- ${args} --stack ${stack}`;
  const secret = (name: string) => pulumi(`config set --secret ${name}`);
  return [
    `npm run pulumi -- stack init ${stack}`,
    secret("azuread:clientSecret"),
    secret("goto-access:gotoClientSecret"),
    secret("goto-access:gotoPersonalAccessToken"),
    ...(mode === "entra"
      ? [pulumi("config set goto-access:scimBaseAddress"), secret("goto-access:scimSecretToken")]
      : []),
    `npx goto-access validate${folder === undefined ? "" : ` ${quoted(folder)}`}`,
    `npx goto-access preflight --stack ${stack}`,
    pulumi("preview --diff"),
  ];
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
