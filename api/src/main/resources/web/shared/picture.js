// A chart as a picture that can stand alone: with its message, its caption, and where it comes from.

import { save } from './answers.js';
import { ink } from './ink.js';

const SCALE = 2;
const MARGIN = 24;
const LINE = 20;

/** Saves it as PNG. @param foot publication, filters */
export async function savePicture(chart, { heading, caption, foot, name }) {
  const colours = ink();
  const drawing = new Image();
  drawing.src = chart.getDataURL({ pixelRatio: SCALE, backgroundColor: colours.card });
  await drawing.decode();
  const width = drawing.width / SCALE + 2 * MARGIN;
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const fonts = { heading: `650 15px ${colours.font}`, caption: `13px ${colours.font}`, foot: `12px ${colours.font}` };
  const wrapped = (text, font) => {
    pen.font = font;
    return wrap(pen, text, width - 2 * MARGIN);
  };
  const above = [...wrapped(heading, fonts.heading).map((line) => [line, fonts.heading, colours.ink]),
    ...wrapped(caption, fonts.caption).map((line) => [line, fonts.caption, colours.faint])];
  const below = wrapped(foot, fonts.foot).map((line) => [line, fonts.foot, colours.faint]);
  const top = MARGIN + above.length * LINE;
  canvas.width = width * SCALE;
  canvas.height = (top + drawing.height / SCALE + below.length * LINE + 2 * MARGIN) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = colours.card;
  pen.fillRect(0, 0, width, canvas.height / SCALE);
  const write = (lines, from) => lines.forEach(([line, font, colour], place) => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(line, MARGIN, from + place * LINE);
  });
  write(above, MARGIN + 8);
  pen.drawImage(drawing, MARGIN, top, drawing.width / SCALE, drawing.height / SCALE);
  write(below, top + drawing.height / SCALE + MARGIN);
  canvas.toBlob((blob) => save(blob, `${name}.png`), 'image/png');
}

/** Lines that fit: broken at spaces, or between any two Chinese characters. */
function wrap(pen, text, width) {
  const lines = [''];
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    const longer = lines[lines.length - 1] + piece;
    if (pen.measureText(longer).width > width) {
      lines.push(piece);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines.filter(Boolean);
}
