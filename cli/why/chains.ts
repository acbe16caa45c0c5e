import type { GraphReader } from "../../providers/entra/client";
import { type Members, readMembers } from "../../providers/entra/members";

/** A group in which somebody is looked for. */
interface Outer {
  readonly id: string;
  readonly displayName: string;
  readonly hiddenMembership: boolean;
}

/** Finds the ways by which people are in groups; each group is read once. */
export class Chains {
  readonly #read = new Map<string, Promise<Members>>();

  constructor(private readonly graph: GraphReader) {}

  /**
   * Every way by which a user is in a group, shortest first: the names of the groups in between, from the outside in; none in
   * between is a direct member. Groups may be in each other in a circle.
   */
  async to(userId: string, group: Outer): Promise<string[][]> {
    const chains: string[][] = [];
    const seen = new Set([group.id]);
    const open = [{ group, chain: [] as string[] }];
    for (const { group: at, chain } of open) {
      const { users, groupsInside } = await this.#members(at);
      if (users.some(({ id }) => id === userId)) chains.push(chain);
      for (const { id, displayName } of groupsInside) {
        if (seen.has(id)) continue;
        seen.add(id);
        open.push({ group: { id, displayName, hiddenMembership: false }, chain: [...chain, displayName] });
      }
    }
    return chains;
  }

  #members(group: Outer): Promise<Members> {
    const known = this.#read.get(group.id) ?? readMembers(this.graph, { ...group, nested: false });
    this.#read.set(group.id, known);
    return known;
  }
}
