import type { Account } from "./account";
import type { Membership } from "./person";
import { type Form, groupViews, licenceView, type Row, userRow, type View } from "./rows";

/** What a read of an account sees. */
export interface Seen {
  /** Ordered by key. */
  readonly members: readonly Membership[];
  row(member: Membership): Row;
  groups(): readonly View[];
  licences(): readonly View[];
  /** False while reads are behind the writes. */
  readonly current: boolean;
}

/** Read-after-write lag (`lag.ms`): each write is seen only that many milliseconds of the simulator's time later. */
export class Lag {
  readonly #past = new Map<Account, { readonly until: number; readonly seen: Seen }[]>();

  constructor(private readonly form: Form) {}

  /** To be called before a write, which reads are not to see yet. */
  remember(account: Account): void {
    const lag = this.form.switches["lag.ms"];
    if (lag === 0) return;
    const past = this.#past.get(account) ?? [];
    this.#past.set(account, [...past, { until: this.form.now() + lag, seen: this.#copy(account) }]);
  }

  see(account: Account): Seen {
    const past = (this.#past.get(account) ?? []).filter(({ until }) => until > this.form.now());
    this.#past.set(account, past);
    return past[0]?.seen ?? this.#present(account);
  }

  #present(account: Account): Seen {
    const { form } = this;
    return {
      members: account.members(),
      row: (member) => userRow(form, account, member),
      groups: () => groupViews(form, account),
      licences: () => [...account.licences.values()].map((licence) => licenceView(form, account, licence)),
      current: true,
    };
  }

  #copy(account: Account): Seen {
    const present = this.#present(account);
    const rows = new Map(present.members.map((member) => [member, present.row(member)]));
    const groups = present.groups();
    const licences = present.licences();
    return {
      members: present.members,
      row: (member) => rows.get(member) ?? present.row(member),
      groups: () => groups,
      licences: () => licences,
      current: false,
    };
  }
}
