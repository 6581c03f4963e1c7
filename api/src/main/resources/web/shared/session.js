// Who is signed in, and changing something in their name.

import { Refused } from './answers.js';

/** Roles that see customers one by one, though by their pseudonyms only, as the API has it. */
const LISTERS = ['manager', 'marketer', 'approver'];

let known;

async function call(method, route, body) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (method !== 'GET' && known) {
    headers['X-CSRF-Token'] = known.csrf_token;
  }
  const response = await fetch(`/api/v1/${route}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) {
    throw new Refused(answer);
  }
  return answer;
}

/** {name, roles, regions, departments, csrf_token, expires_at}; asked for once a page. */
export async function session() {
  known ??= await call('GET', 'session');
  return known;
}

/** Whether whoever is signed in sees customers one by one. */
export async function mayListCustomers() {
  return may(await session(), ...LISTERS);
}

/** @param credentials {name, password} or {code} */
export async function signIn(credentials) {
  known = undefined;
  known = await call('POST', 'session', credentials);
  return known;
}

export async function signOut() {
  await session();
  await call('DELETE', 'session');
  known = undefined;
  location.assign('/sign-in');
}

/** Sends what somebody decided: send('POST', 'notes', {date, text}), send('DELETE', `notes/${id}`). */
export async function send(method, route, body) {
  await session();
  return call(method, route, body);
}

/** Whether the person has one of the roles. */
export function may(person, ...roles) {
  return person?.roles.some((role) => roles.includes(role)) ?? false;
}
