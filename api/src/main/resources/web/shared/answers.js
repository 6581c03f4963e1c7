// Asks the API.

/** What the API said it could not do. */
export class Refused extends Error {
  constructor(body) {
    super(body.message);
    this.body = body;
  }
}

const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The address of an answer; parameters without a value are left out. */
export function address(route, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `/api/v1/${route}?${new URLSearchParams(given)}` : `/api/v1/${route}`;
}

/** The whole answer: rows, as_of, publication, definitions … */
export async function ask(route, parameters, signal) {
  const response = await fetch(address(route, parameters), { signal, headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (response.status === 401) {
    location.assign(`/sign-in?then=${encodeURIComponent(location.pathname + location.search)}`);
  }
  if (!response.ok) {
    throw new Refused(body);
  }
  return body;
}

/** The same; of a table that the publication lacks there are no rows, and `missing` says why. */
export async function askIfPublished(route, parameters, signal) {
  try {
    return await ask(route, parameters, signal);
  } catch (problem) {
    if (problem.body?.error === 'not_published') {
      return { rows: [], definitions: {}, missing: problem.message };
    }
    throw problem;
  }
}

/**
 * Answers that all come from one publication, so that no two charts disagree; with them `status`, the publication's row, and `labels`, the
 * rows of what ids are called.
 *
 * @param requests from the status answer to {name: promise of an answer, or undefined}
 */
export async function consistent(signal, requests) {
  for (;;) {
    const status = await ask('status', {}, signal);
    const asked = Object.entries({ labels: ask('labels', {}, signal), ...requests(status) });
    const given = await Promise.all(asked.map(([, answer]) => answer));
    if (given.every((answer) => !answer || answer.missing || answer.publication === status.publication)) {
      const named = Object.fromEntries(asked.map(([name], place) => [name, given[place]]));
      return { ...named, status: status.rows[0], labels: named.labels.rows };
    }
  }
}

/** Saves the same rows as a file, under the name the API gives them. */
export async function download(url, format) {
  const response = await fetch(url, { headers: { Accept: TYPES[format] } });
  if (!response.ok) {
    throw new Refused(await response.json());
  }
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
  save(await response.blob(), named ? named[1] : `aurum.${format}`);
}

/** Hands a file to the reader. */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
