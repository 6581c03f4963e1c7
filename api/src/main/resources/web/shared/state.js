// The address holds the whole state: share it, bookmark it, go back.

const listeners = new Set();

/** Parameters that change how the same answers are looked at. */
const VIEW = /^(lang|theme|tables|.*_(sort|page|open))$/;

/** The state as a plain object: parameter name to text. */
export function read() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** The part of the state that decides what is asked for, as one text to compare; `viewed` names a page's own parameters that do not. */
export function question(viewed = []) {
  return new URLSearchParams([...new URLSearchParams(location.search)]
    .filter(([name]) => !VIEW.test(name) && !viewed.includes(name))).toString();
}

/** The address of a page with some parameters; language and theme go along only where the address says them. */
export function link(path, parameters = {}) {
  const kept = Object.fromEntries(Object.entries(read()).filter(([name]) => name === 'lang' || name === 'theme'));
  const given = Object.entries({ ...kept, ...parameters }).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

/** Changes some parameters; an empty value removes one. The step can be undone with the browser's back button. */
export function change(patch) {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === null || value === '') {
      parameters.delete(name);
    } else {
      parameters.set(name, value);
    }
  }
  const query = parameters.toString();
  history.pushState(null, '', query ? `?${query}` : location.pathname);
  announce();
}

/** Calls back after every change, also by back and forward. */
export function onChange(listener) {
  listeners.add(listener);
}

function announce() {
  listeners.forEach((listener) => listener());
}

addEventListener('popstate', announce);
