// The drawing library: on its way while the first answers are, and run only when words and figures stand.

let library;

/** The build with lines, bars, scatters and marks: two thirds of the whole. It is not a module: it leaves its name at the window. */
export function echarts() {
  library ??= painted().then(() => import('/lib/echarts/echarts.common.min.js')).then(() => globalThis.echarts);
  return library;
}

function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
