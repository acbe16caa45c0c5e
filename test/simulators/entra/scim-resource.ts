/** A user or group as JSON. */
export type Resource = Record<string, unknown>;

/** An answer, or one instead of the true one. */
export interface Interference {
  readonly status: number;
  readonly body?: string;
  readonly type?: string;
}

/** A resource or list as an answer. */
export function shown(status: number, body: Resource): Interference {
  return { status, body: JSON.stringify(body) };
}
