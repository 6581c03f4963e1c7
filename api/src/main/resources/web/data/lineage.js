// What is made from what, drawn from what was really read.

import { html, nothing, svg } from 'lit';
import { say } from '../shared/language.js';
import { change } from '../shared/state.js';

const WIDTH = 160;
const GAP = 36;
const ROW = 30;
const HEIGHT = 24;
const SWEEPS = 4;
const LAYERS = ['bronze', 'silver', 'gold'];

/**
 * The drawing; the chosen table with all it is made from, and all made from it, stands out.
 *
 * @param read {table_name, input_name}; files stand for themselves in bronze and are left out
 * @param chosen a table's name, or nothing
 */
export function lineage(read, chosen) {
  const edges = read.filter((edge) => edge.input_name.includes('.'));
  const columns = layout(edges);
  const places = new Map(columns.flatMap((names, column) => names.map((name, row) => [name, { x: column * (WIDTH + GAP), y: row * ROW + 24 }])));
  const lit = chosen && places.has(chosen) ? reached(edges, chosen) : undefined;
  const width = columns.length * (WIDTH + GAP) - GAP;
  const height = Math.max(...columns.map((names) => names.length)) * ROW + 32;
  return html`
    <div class="lineage" tabindex="0" role="region" aria-label=${say('data.lineage')}>
      <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}">
        ${edges.map((edge) => curve(places.get(edge.input_name), places.get(edge.table_name),
          lit && lit.has(edge.input_name) && lit.has(edge.table_name) ? 'lit' : lit ? 'dim' : ''))}
        ${columns.map((names, column) => (column === 0 || layerOf(columns[column - 1][0]) !== layerOf(names[0])
          ? svg`<text class="layer" x=${column * (WIDTH + GAP)} y="12">${say(`data.layer.${layerOf(names[0])}`)}</text>` : nothing))}
        ${[...places].map(([name, place]) => node(name, place, name === chosen, lit && !lit.has(name)))}
      </svg>
    </div>`;
}

function node(name, { x, y }, isChosen, isDim) {
  const choose = () => change({ table: isChosen ? '' : name });
  return svg`
    <g class="node ${isChosen ? 'chosen' : ''} ${isDim ? 'dim' : ''}" role="button" tabindex="0" aria-pressed=${isChosen} data-node=${name}
      @click=${choose} @keydown=${(event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), choose())}>
      <rect x=${x} y=${y} width=${WIDTH} height=${HEIGHT} rx="6"></rect>
      <text x=${x + 10} y=${y + 16}>${name.slice(name.indexOf('.') + 1)}</text>
    </g>`;
}

function curve(from, to, kind) {
  if (!from || !to) {
    return nothing;
  }
  const [x1, y1, x2, y2] = [from.x + WIDTH, from.y + HEIGHT / 2, to.x, to.y + HEIGHT / 2];
  const bend = x2 > x1 ? (x2 - x1) / 2 : GAP / 2;
  return svg`<path class="edge ${kind}" d="M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"></path>`;
}

/** Columns from left to right: layer by layer, each table right of what it is made from, near to what it is joined with. */
export function layout(edges) {
  const names = [...new Set(edges.flatMap((edge) => [edge.input_name, edge.table_name]))].sort();
  const inputs = new Map(names.map((name) => [name, edges.filter((edge) => edge.table_name === name).map((edge) => edge.input_name)]));
  const depths = new Map();
  const depth = (name) => {
    if (!depths.has(name)) {
      depths.set(name, 0);
      const sameLayer = inputs.get(name).filter((input) => layerOf(input) === layerOf(name));
      depths.set(name, Math.max(-1, ...sameLayer.map(depth)) + 1);
    }
    return depths.get(name);
  };
  const columns = LAYERS.flatMap((layer) => {
    const ofLayer = names.filter((name) => layerOf(name) === layer);
    const deepest = Math.max(-1, ...ofLayer.map(depth));
    return Array.from({ length: deepest + 1 }, (ignored, level) => ofLayer.filter((name) => depth(name) === level));
  });
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const row = new Map(columns.flatMap((column) => column.map((name, place) => [name, place])));
    const neighbours = (name) => edges.flatMap((edge) => (edge.table_name === name ? [edge.input_name] : edge.input_name === name ? [edge.table_name] : []));
    const middle = (name) => {
      const rows = neighbours(name).map((other) => row.get(other));
      return rows.length ? rows.reduce((sum, one) => sum + one, 0) / rows.length : row.get(name);
    };
    columns.forEach((column) => column.sort((one, other) => middle(one) - middle(other)));
  }
  return columns;
}

/** A table, all it is made from, and all made from it. */
export function reached(edges, start) {
  const found = new Set([start]);
  const follow = (from, to) => {
    const queue = [start];
    while (queue.length) {
      const name = queue.pop();
      edges.filter((edge) => edge[from] === name && !found.has(edge[to])).forEach((edge) => {
        found.add(edge[to]);
        queue.push(edge[to]);
      });
    }
  };
  follow('table_name', 'input_name');
  follow('input_name', 'table_name');
  return found;
}

function layerOf(name) {
  return name.slice(0, name.indexOf('.'));
}
