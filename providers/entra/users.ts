import { ForbiddenError, UntrustworthyAnswerError } from "../errors";
import { text } from "./answers";

/** A user of the directory, with what decides about an account in GoTo. */
export interface DirectoryUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly surname: string | undefined;
  readonly mail: string | undefined;
  readonly accountEnabled: boolean;
  readonly guest: boolean;
}

/** What is asked of every user: without `$select` Graph leaves out accountEnabled (docs/services/entra-graph.md §1, 18). */
export const USER_FIELDS = "id,displayName,givenName,surname,mail,userPrincipalName,accountEnabled,userType";

/**
 * A user out of a Graph answer. Throws a ForbiddenError when Graph hides whether the user is enabled: it does so when a
 * permission is missing, and that must never be taken for "disabled" or "without an address".
 */
export function decodeDirectoryUser(json: unknown): DirectoryUser {
  const user = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  const id = text(user.id);
  if (id === undefined) throw new UntrustworthyAnswerError("Microsoft Graph answered with a user without id");
  if (typeof user.accountEnabled !== "boolean") {
    throw new ForbiddenError(
      `Microsoft Graph does not tell whether user ${text(user.userPrincipalName) ?? id} is enabled, so its properties cannot be trusted. ` +
        "Give the application that signs in the Graph permission User.Read.All, with an administrator's consent.",
    );
  }
  return {
    id,
    userPrincipalName: text(user.userPrincipalName) ?? id,
    displayName: text(user.displayName) ?? "",
    givenName: text(user.givenName),
    surname: text(user.surname),
    mail: text(user.mail),
    accountEnabled: user.accountEnabled,
    guest: user.userType === "Guest",
  };
}
