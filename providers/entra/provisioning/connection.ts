import { AccessError, ForbiddenError, messageOf, RefusedError, ServiceError } from "../../errors";
import type { SynchronizationClient, SynchronizationSecret } from "../synchronization";
import { howToSetCredentials } from "./credentials";

/** Test Connection failed: the credentials do not let Entra into GoTo, so that nothing of the job was changed. */
export class ConnectionError extends ServiceError {
  override name = "ConnectionError";
}

/** Whether the provisioning service can sign in to GoTo. */
export type Connection = "works" | "waits for authorization";

/**
 * Test Connection with the given credentials, or with those that are saved (docs/services/entra-graph.md §6.1). Only a
 * connector that needs an administrator to press Authorize may wait; anything else that does not work is a ConnectionError.
 */
export async function testConnection(
  client: SynchronizationClient,
  job: string,
  credentials: readonly SynchronizationSecret[] | undefined,
  isOAuth: boolean,
): Promise<Connection> {
  try {
    await client.validateCredentials(job, credentials);
    return "works";
  } catch (error) {
    if (!(error instanceof RefusedError) || error instanceof ForbiddenError || error instanceof AccessError)
      throw error;
    if (credentials !== undefined) throw new ConnectionError(doesNotWork(error), { codes: error.codes });
    if (isOAuth) return "waits for authorization";
    throw new ConnectionError(noCredentials(error), { codes: error.codes });
  }
}

function doesNotWork(error: RefusedError): string {
  return (
    "Test Connection failed: Entra's provisioning service cannot sign in to GoTo with the admin credentials. Check first that " +
    "their account has the Team Admin permission in GoTo, then address, user name, password or token, and that the GoTo " +
    `subscription is enabled for single sign-on. The job was left as it was. Entra says: ${messageOf(error)}`
  );
}

function noCredentials(error: RefusedError): string {
  return (
    "Test Connection failed, and goto-access has no admin credentials to try: the GoTo account needs one with the Team Admin " +
    `permission. ${howToSetCredentials()}. The job was left as it was. Entra says: ${messageOf(error)}`
  );
}
