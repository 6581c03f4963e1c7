// What the page asks the API.

import { ask } from '../shared/answers.js';
import { may, session } from '../shared/session.js';

export const VIEWS = ['runs', 'lineage', 'dictionary'];

/** What a lake has not written yet is nothing, not a fault. */
const ifWritten = (problem) => (problem.body?.error === 'not_published' ? { rows: [], definitions: {} } : Promise.reject(problem));

/** Everything the page shows. The lake's own tables are read at their newest version, so nothing waits for a publication. */
export async function answers(state, signal) {
  const person = await session();
  const maySee = !person || may(person, 'engineer');
  const operation = (name) => ask(`operation/${name}`, {}, signal).catch(ifWritten);
  const [status, labels, runs, publications, feeds, lineage, tables, dictionary, quarantine] = await Promise.all([
    ask('status', {}, signal), ask('labels', {}, signal), operation('runs'), operation('publications'), operation('freshness'),
    operation('lineage'), operation('tables'), ask('definitions', {}, signal), maySee ? operation('quarantine') : undefined]);
  return { status: status.rows[0], labels: labels.rows, runs, publications, feeds, lineage, tables, dictionary, quarantine };
}
