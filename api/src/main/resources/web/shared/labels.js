// What ids are called, and the choices they make.

import { named, say } from './language.js';

/** The name of an id of a dimension; the rest of a split has a name of its own. */
export function nameOf(labels, dimension, id, isRest = false) {
  if (isRest) {
    return say('label.other');
  }
  const label = labels.find((one) => one.dimension === dimension && one.id === id);
  return label ? named(label) : id === 'unknown' || id === 'all' ? say(`label.${id}`) : id;
}

/** Where an id lies, {latitude, longitude}, or nothing where the catalog does not say. */
export function placeOf(labels, dimension, id) {
  const label = labels.find((one) => one.dimension === dimension && one.id === id);
  return label?.latitude == null || label.longitude == null ? undefined : { latitude: label.latitude, longitude: label.longitude };
}

/** Options of a filter: everything, then each id below its parent, then what is not known. */
export function options(labels, dimension) {
  const ofIt = labels.filter((label) => label.dimension === dimension);
  const below = (parent) => ofIt.filter((label) => (label.parent_id ?? null) === parent);
  const nested = below(null).flatMap((label) => [
    { value: label.id, name: named(label) },
    ...below(label.id).map((child) => ({ value: child.id, name: `– ${named(child)}` })),
  ]);
  return [{ value: '', name: say('filters.everything') }, ...nested, { value: 'unknown', name: say('label.unknown') }];
}
