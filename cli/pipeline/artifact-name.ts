/** The artifact with the digest of what a pull request does at one commit of its own. */
export function artifactName(pullRequest: string, head: string): string {
  return `goto-access-reviewed-${pullRequest}-${head}`;
}
