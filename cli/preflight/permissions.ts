import type { Config } from "../../config";
import type { GraphClient } from "../../providers/entra/client";
import { judgePermissions } from "../../providers/entra/permissions";
import type { Finding } from "./checks";

const GRANT =
  "Add the missing ones to the application under API permissions in the Entra admin center, and have an administrator " +
  "give consent.";

/** Which Graph permissions the token lacks, and which it has beyond what this configuration needs. */
export async function permissionFinding(graph: GraphClient, config: Config): Promise<Finding<never>> {
  const token = await graph.permissions();
  if (token.isPerson || token.names.length === 0) {
    const found = token.isPerson
      ? "somebody signed in whose own roles decide; each is tried by reading, below"
      : "the token does not tell them; each is tried by reading, below";
    return { state: "warning", found, remedy: "Sign in as an application to have them compared one by one." };
  }
  const { mode } = config.application.provisioning;
  const claims = (config.application.saml?.claims.length ?? 0) > 0;
  const { missing, ofOwner, optional, beyond } = judgePermissions(token, { mode, claims });
  const lines = [
    ...missing.map(({ what, permissions }) => `missing: ${permissions.join(" with ")}, for ${what}`),
    ...ofOwner.map(({ what, permission }) => `only ${permission}: enough for ${what} if it is the owner`),
    ...optional.map(({ what, permissions, lost }) => `not there: ${permissions.join(" with ")}, for ${what}; ${lost}`),
    ...(beyond.length === 0 ? [] : [`more than this configuration needs: ${beyond.join(", ")}`]),
  ];
  const isWarning = ofOwner.length > 0 || beyond.length > 0;
  const found = [`${token.names.length} in the token`, ...lines].join("\n");
  if (missing.length > 0) return { state: "failed", found, remedy: GRANT };
  return isWarning ? { state: "warning", found, ...(beyond.length > 0 ? { remedy: LESS } : {}) } : { found };
}

const LESS = "Take away what is not needed, unless something else uses the same application.";
