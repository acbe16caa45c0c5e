/** A world that both simulators can be filled with: a directory in Entra and an account in GoTo. `*` = required. */
export interface World {
  readonly entra: EntraSeed;
  readonly goto: GotoSeed;
}

/** Seed of the Entra simulator. Everything refers to others by name (group display name, user principal name). */
export interface EntraSeed {
  readonly tenant: { readonly id: string; readonly displayName: string };
  /** App registrations that may ask for tokens; `roles` are Graph application permissions. */
  readonly clients: readonly {
    readonly clientId: string;
    readonly secret: string;
    readonly objectId?: string;
    readonly roles: readonly string[];
  }[];
  readonly users: readonly UserSeed[];
  readonly groups: readonly {
    readonly id?: string;
    readonly displayName: string;
    readonly description?: string;
    /** User principal names, or `group:<display name>` for a group inside this one. */
    readonly members: readonly string[];
    /** Membership that Graph hides from callers without Member.Read.Hidden. */
    readonly hiddenMembership?: boolean;
  }[];
  /** Enterprise applications that exist already (application and service principal together). */
  readonly applications: readonly {
    readonly displayName: string;
    readonly applicationId?: string;
    readonly servicePrincipalId?: string;
    /** Display name of the gallery template it was made from; none = custom. */
    readonly template?: string;
    /** App roles besides `User` and `msiam_access`. */
    readonly appRoles?: readonly string[];
    readonly assignmentRequired?: boolean;
    /** Assignments that exist already: user principal name or `group:<display name>`, and the app role's display name. */
    readonly assignments?: readonly { readonly principal: string; readonly appRole: string }[];
  }[];
}

export interface UserSeed {
  readonly id?: string;
  readonly displayName: string;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  readonly mail?: string | null;
  readonly userPrincipalName: string;
  readonly accountEnabled?: boolean;
  readonly userType?: "Member" | "Guest";
  readonly department?: string;
  readonly jobTitle?: string;
}

/** Seed of the GoTo simulator. Licences are referred to by description or key, groups by name. */
export interface GotoSeed {
  readonly account: { readonly key?: string; readonly name: string };
  readonly licences: readonly {
    readonly key?: string;
    readonly description: string;
    readonly products: readonly string[];
    readonly seats: number;
    readonly enabled?: boolean;
    readonly externallyManaged?: boolean;
  }[];
  readonly groups: readonly string[];
  readonly users: readonly {
    readonly key?: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly licences?: readonly string[];
    readonly adminRoles?: readonly string[];
    readonly group?: string;
    /** Has signed in, so ACTIVE rather than INVITED; default true. */
    readonly activated?: boolean;
    readonly nameLocked?: boolean;
    readonly emailLocked?: boolean;
    readonly identityReadOnly?: boolean;
  }[];
  readonly oauth: {
    readonly clients: readonly { readonly id: string; readonly secret: string; readonly scopes: readonly string[] }[];
    /** Personal access tokens and refresh tokens, each standing for a user of the account. */
    readonly personalAccessTokens: readonly {
      readonly token: string;
      readonly user: string;
      readonly client: string;
    }[];
    readonly refreshTokens?: readonly { readonly token: string; readonly user: string; readonly client: string }[];
  };
  /** The organization and how Entra signs in to provision it; without it nobody is in it and only OAuth signs in. */
  readonly scim?: {
    /** Verified domains; default: those of the users' e-mail addresses. */
    readonly domains?: readonly string[];
    /** Secret tokens that do not end, each standing for a user of the account. */
    readonly tokens?: readonly { readonly token: string; readonly principal: string }[];
    /** Users of the account who may sign in with their e-mail address and a password. */
    readonly passwords?: readonly { readonly userName: string; readonly password: string }[];
    readonly users?: readonly {
      readonly id?: string;
      readonly userName: string;
      readonly displayName?: string;
      readonly givenName?: string;
      readonly familyName?: string;
      readonly locale?: string;
      readonly timezone?: string;
      readonly externalId?: string;
      readonly active?: boolean;
      readonly department?: string;
      readonly role?: "ROLE_ORG_READ" | "ROLE_ORG_WRITE";
    }[];
    /** Members by user name. */
    readonly groups?: readonly {
      readonly displayName: string;
      readonly externalId?: string;
      readonly members?: readonly string[];
    }[];
  };
}
