// Names beside dots, as far as there is room.

const LABEL_HEIGHT = 16;

/** Draws nothing: it measures words. */
const pen = document.createElement('canvas').getContext('2d');

/**
 * On which side of its dot each name has room, those that come first having the choice; nothing where it has none.
 *
 * @param dots {x, y, radius} in pixels
 * @param words the name of each
 * @param width of the drawing in pixels
 * @param taken {left, right, top, bottom} of what else stands there
 * @param lift by how many pixels words at the side stand higher than their dot, or lower where they have room below only
 */
export function besides(dots, words, width, font, { taken: others = [], lift = 0 } = {}) {
  const taken = [...others, ...dots.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }))];
  return dots.map(({ x, y, radius }, place) => {
    const length = widthOf(words[place], font);
    const box = (left) => ({ left, right: left + length, top: y - lift - LABEL_HEIGHT / 2, bottom: y - lift + LABEL_HEIGHT / 2 });
    const across = (middle) => ({ left: x - length / 2, right: x + length / 2, top: middle - LABEL_HEIGHT / 2, bottom: middle + LABEL_HEIGHT / 2 });
    const sunk = (side) => ({ ...side, top: side.top + 2 * lift, bottom: side.bottom + 2 * lift });
    const [right, left] = [box(x + radius + 5), box(x - radius - 5 - length)];
    const choices = {
      right, left, ...(lift ? { rightBelow: sunk(right), leftBelow: sunk(left) } : {}),
      top: across(y - radius - 5 - LABEL_HEIGHT / 2), bottom: across(y + radius + 5 + LABEL_HEIGHT / 2),
    };
    const side = Object.keys(choices).find((name) => isFree(choices[name], taken, width));
    if (side) {
      taken.push(choices[side]);
    }
    return side;
  });
}

function isFree(box, taken, width) {
  return box.left >= 0 && box.right <= width
    && !taken.some((other) => other.right > box.left && box.right > other.left && other.bottom > box.top && box.bottom > other.top);
}

/** How long words are, in pixels. */
export function widthOf(words, font) {
  pen.font = `12px ${font}`;
  return pen.measureText(words).width;
}
