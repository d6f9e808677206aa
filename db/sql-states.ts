/** What Postgres says of a statement it refuses; drizzle wraps it. */
interface Said {
  readonly code?: string;
  readonly cause?: Said;
}

function saidOf(error: unknown): Said {
  const said = (error ?? {}) as Said;
  return said.cause?.code ? said.cause : said;
}

/** Somebody was first at a place that only one can have. */
export const isTaken = (error: unknown): boolean => saidOf(error).code === '23505';

/**
 * The SQLSTATE of a value that its column cannot hold, undefined for any other error: of the wrong form or out of range
 * (class 22), absent (23502), against a check (23514), too long for an index (54000). No repeat could write it, whereas
 * a row that another one waits for (23503), a deadlock or a server that is away may pass.
 */
export function unwritable(error: unknown): string | undefined {
  const { code } = saidOf(error);
  return code !== undefined && /^(22\w{3}|23502|23514|54000)$/.test(code) ? code : undefined;
}
