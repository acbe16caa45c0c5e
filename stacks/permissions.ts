import * as pulumi from "@pulumi/pulumi";
import { judgePermissions } from "../providers/entra/permissions";
import { requirePermission } from "../providers/entra/provisioning/find";
import { orEnd, type Run } from "./run";

/**
 * Says in a preview which Graph permissions the token lacks for the update; a preview only reads, so it goes on. An update in
 * mode entra ends without the permission that the provisioning job needs. A token that tells no permissions, or stands for a
 * person, whose own roles count, is tried.
 */
export async function checkPermissions({ graph, config: { application } }: Run): Promise<void> {
  await orEnd(async () => {
    const { names, isPerson } = await graph.permissions();
    if (isPerson || names.length === 0) return;
    const { mode } = application.provisioning;
    if (pulumi.runtime.isDryRun()) {
      const { missing } = judgePermissions({ names }, { mode, claims: (application.saml?.claims.length ?? 0) > 0 });
      if (missing.length > 0) pulumi.log.warn(enoughForPreview(missing));
    } else if (mode === "entra") requirePermission(names);
  });
}

type Missing = ReturnType<typeof judgePermissions>["missing"];

function enoughForPreview(missing: Missing): string {
  const lines = missing.map(({ what, permissions }) => `  ${permissions.join(" with ")}, for ${what}`);
  return `The application signing in may preview this. For pulumi up it lacks:\n${lines.join("\n")}`;
}
