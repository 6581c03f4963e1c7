// The address holds the whole state: share it, bookmark it, go back.

const listeners = new Set();

/** The state as a plain object: parameter name to text. */
export function read() {
  return Object.fromEntries(new URLSearchParams(location.search));
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
