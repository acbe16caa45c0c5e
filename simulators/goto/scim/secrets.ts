import type { GotoSeed } from "../../seed/world";
import { BackdoorError } from "../../stage/backdoor";
import type { Platform } from "../platform";

type ScimSeed = NonNullable<GotoSeed["scim"]>;

/**
 * What Entra stores to sign in with, besides an OAuth token: long-lived secret tokens, and names with passwords. None of them
 * ends by itself (docs/services/entra-graph.md §9.1).
 */
export class ScimSecrets {
  /** Token → key of the person it stands for. */
  readonly #tokens = new Map<string, string>();
  /** E-mail address in small letters → key and password. */
  readonly #passwords = new Map<string, { readonly personKey: string; readonly password: string }>();

  /** Throws BackdoorError for a principal who is nobody. */
  constructor(
    private readonly platform: Platform,
    { tokens = [], passwords = [] }: ScimSeed = {},
  ) {
    for (const row of tokens) this.addToken(row);
    for (const { userName, password } of passwords) {
      this.#passwords.set(userName.toLowerCase(), { personKey: this.#keyOf(userName), password });
    }
  }

  addToken({ token, principal }: { readonly token: string; readonly principal: string }): void {
    this.#tokens.set(token, this.#keyOf(principal));
  }

  /** Key of the person a secret token stands for. */
  byToken(token: string): string | undefined {
    return this.#tokens.get(token);
  }

  /** Key of the person with that e-mail address, if the password is right. */
  byPassword(userName: string, password: string): string | undefined {
    const known = this.#passwords.get(userName.toLowerCase());
    return known?.password === password ? known.personKey : undefined;
  }

  /** Ends all secret tokens; passwords stay. */
  revoke(): void {
    this.#tokens.clear();
  }

  #keyOf(email: string): string {
    const person = this.platform.findByEmail(email);
    if (person === undefined) throw new BackdoorError(`there is no user ${email}`);
    return person.key;
  }
}
