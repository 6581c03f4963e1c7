// Names of rows that are too long for one line: they go on below instead of being cut, and their rows are higher.

import { widthOf } from './beside.js';
import { ink } from './ink.js';

const LINE_HEIGHT = 13;

/** Pixels that keep the name of one row from the next. */
const GAP = 12;

/** Of axis labels: what is longer than so many pixels goes on below. */
export function inLines(width) {
  return { width, overflow: 'break', lineHeight: LINE_HEIGHT };
}

/**
 * The height of a drawing, in pixels, that gives each name its lines.
 *
 * @param width of a line in pixels
 * @param room {row, frame}: what a row has at least, and what stands around all of them
 */
export function heightOfNames(names, width, { row, frame }) {
  const { font } = ink();
  const most = Math.max(1, ...names.map((name) => linesOf(name, width, font)));
  return Math.max(120, names.length * Math.max(row, most * LINE_HEIGHT + GAP) + frame);
}

/** Lines that a name takes, broken at spaces, or between any two Chinese characters. */
function linesOf(name, width, font) {
  let lines = 1;
  let line = '';
  for (const piece of name.split(/(?<=\s)|(?<=\p{Script=Han})/u)) {
    const isFull = line && widthOf((line + piece).trimEnd(), font) > width;
    lines += isFull ? 1 : 0;
    line = isFull ? piece : line + piece;
  }
  return lines;
}
