/** What the list and the map are narrowed to, as it stands in the address. One name, one meaning, both ways. */

export interface Filters {
  /** First day, YYYY-MM-DD, inclusive. */
  from: string | null;
  /** Last day, YYYY-MM-DD, inclusive. */
  to: string | null;
  type: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Whole number, 0 or more: upper end of the killed figure. */
  killed: number | null;
  q: string | null;
  /** Counting policy; none is the first one. */
  policy: string | null;
}

export const NONE: Filters = { from: null, to: null, type: null, country: null, killed: null, q: null, policy: null };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function word(parameters: URLSearchParams, name: string): string | null {
  const text = parameters.get(name)?.trim() ?? "";
  return text === "" ? null : text;
}

function day(parameters: URLSearchParams, name: string): string | null {
  const text = word(parameters, name);
  return text !== null && DAY.test(text) ? text : null;
}

/** Read filters from an address; what cannot be read is not narrowed to. */
export function parseFilters(parameters: URLSearchParams): Filters {
  const killed = word(parameters, "killed");
  return {
    from: day(parameters, "from"),
    to: day(parameters, "to"),
    type: word(parameters, "type"),
    country: word(parameters, "country")?.toUpperCase() ?? null,
    killed: killed !== null && /^\d+$/.test(killed) ? Number(killed) : null,
    q: word(parameters, "q"),
    policy: word(parameters, "policy"),
  };
}

/** Write filters as an address has them: only those that are set, in a fixed order. */
export function formatFilters(filters: Filters): string {
  const parameters = new URLSearchParams();
  for (const name of ["from", "to", "type", "country", "killed", "q", "policy"] as const) {
    const value = filters[name];
    if (value !== null) parameters.set(name, String(value));
  }
  return parameters.toString();
}
