// Asks the API.

/** What the API said it could not do. */
export class Refused extends Error {
  constructor(body) {
    super(body.message);
    this.body = body;
  }
}

/** The address of an answer; parameters without a value are left out. */
export function address(route, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return given.length ? `/api/v1/${route}?${new URLSearchParams(given)}` : `/api/v1/${route}`;
}

/** The whole answer: rows, as_of, publication, definitions … */
export async function ask(route, parameters, signal) {
  const response = await fetch(address(route, parameters), { signal, headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) {
    throw new Refused(body);
  }
  return body;
}

/** Saves the same rows as CSV, under the name the API gives them. */
export async function download(url) {
  const response = await fetch(url, { headers: { Accept: 'text/csv' } });
  if (!response.ok) {
    throw new Refused(await response.json());
  }
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = named ? named[1] : 'aurum.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
