/** An app role given to a principal. */
export interface Assignment {
  readonly id: string;
  readonly appRoleId: string;
  readonly principalId: string;
  readonly resourceId: string;
  readonly createdDateTime: string;
}

interface Page {
  readonly byId: Map<string, Assignment>;
  readonly byContent: Map<string, Assignment>;
  list: readonly Assignment[] | undefined;
}

/** All app role assignments, by the service principal they belong to. */
export class AssignmentBook {
  readonly #pages = new Map<string, Page>();

  add(assignment: Assignment): void {
    const page = this.#page(assignment.resourceId);
    page.byId.set(assignment.id, assignment);
    page.byContent.set(contentOf(assignment), assignment);
    page.list = undefined;
  }

  find(resourceId: string, id: string): Assignment | undefined {
    return this.#pages.get(resourceId)?.byId.get(id);
  }

  /** The assignment with the same principal and role, if there is one. */
  findSame(assignment: Pick<Assignment, "resourceId" | "principalId" | "appRoleId">): Assignment | undefined {
    return this.#pages.get(assignment.resourceId)?.byContent.get(contentOf(assignment));
  }

  delete(assignment: Assignment): void {
    const page = this.#page(assignment.resourceId);
    page.byId.delete(assignment.id);
    page.byContent.delete(contentOf(assignment));
    page.list = undefined;
  }

  /** Those of one service principal, oldest first. */
  list(resourceId: string): readonly Assignment[] {
    const page = this.#page(resourceId);
    page.list ??= [...page.byId.values()];
    return page.list;
  }

  /** Those a principal has, over all service principals. */
  ofPrincipal(principalId: string): Assignment[] {
    return [...this.#pages.keys()].flatMap((id) => this.list(id).filter((row) => row.principalId === principalId));
  }

  /** The object is gone, be it a principal or a service principal. */
  forget(id: string): void {
    this.#pages.delete(id);
    for (const assignment of this.ofPrincipal(id)) this.delete(assignment);
  }

  #page(resourceId: string): Page {
    const page = this.#pages.get(resourceId) ?? { byId: new Map(), byContent: new Map(), list: undefined };
    this.#pages.set(resourceId, page);
    return page;
  }
}

function contentOf({ principalId, appRoleId }: Pick<Assignment, "principalId" | "appRoleId">): string {
  return `${principalId} ${appRoleId}`;
}
