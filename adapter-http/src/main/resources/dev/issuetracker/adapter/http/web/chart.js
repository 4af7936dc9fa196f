import uPlot from 'uplot';
import { html, useEffect, useRef, useState } from './html.js';
import { number, t, zoom } from './text.js';
import { save } from './save.js';

/** At the usual size of text, with which it grows. */
const HEIGHT = 220;
const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = new URL('./uplot.css', import.meta.url).href;
document.head.append(style);

/** The colour that a variable of the stylesheet has in the theme of now. */
function colour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  // Otherwise all have the colour of text where the system forces its own.
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Calls back when the theme changes, by the system or by the switch, and for what is printed. */
function onTheme(listener) {
  const medias = ['(prefers-color-scheme: dark)', 'print'].map(name => matchMedia(name));
  const chosen = new MutationObserver(listener);
  medias.forEach(media => media.addEventListener('change', listener));
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    medias.forEach(media => media.removeEventListener('change', listener));
    chosen.disconnect();
  };
}

function drawn({ name, colour: variable, bars, dash, values }) {
  const stroke = colour(variable);
  return bars
    ? { label: name, stroke, fill: stroke, width: 0, paths: uPlot.paths.bars({ size: [0.7, 64] }),
      points: { show: false } }
    // One value makes no line.
    : { label: name, stroke, width: 2, dash, points: { show: values.length === 1, size: 8, fill: stroke } };
}

function axes(labels, space, slanted) {
  const common = { stroke: colour('--muted'), font: `${12 * zoom()}px ${getComputedStyle(document.body).fontFamily}` };
  const line = { stroke: colour('--line'), width: 1 };
  return [
    {
      ...common,
      grid: { show: false },
      ticks: { ...line, size: 4 },
      size: (slanted ? 76 : 30) * zoom(),
      rotate: slanted ? 35 : 0,
      space: (slanted ? 20 : space) * zoom(),
      incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      values: (_, places) => places.map(place => labels[place] ?? ''),
    },
    { ...common, grid: line, ticks: { show: false }, size: 52 * zoom(),
      incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000,
      500_000],
      values: (_, values) => values.map(value => number(value)) },
  ];
}

/** What is drawn over each place: bars that stand on others reach as high as all of them. */
function heights(series) {
  const below = [];
  return series.map(one =>
    (one.bars ? one.values.map((value, place) => (below[place] = (below[place] ?? 0) + value)) : one.values));
}

/** The picture as a file, on the background of the page. */
function savePicture(plot, name) {
  const { canvas } = plot.ctx;
  const picture = document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height;
  const context = picture.getContext('2d');
  context.fillStyle = colour('--bg');
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(canvas, 0, 0);
  picture.toBlob(blob => save(blob, `${name}.png`));
}

/**
 * A picture of numbers, one for each label in every series. Those who cannot see it read the table beside it.
 * @param {{
 *   name: string, file: string, labels: string[],
 *   series: {name: string, values: number[], colour: string, bars?: boolean, dash?: number[]}[],
 *   picture: {current: (() => void) | null}, slanted?: boolean
 * }} props picture takes what saves it; slanted labels have room for names
 */
export function Chart({ name, file, labels, series, picture, slanted = false }) {
  const area = useRef(null);
  const [at, setAt] = useState(null);
  useEffect(() => {
    const element = area.current;
    const shown = heights(series);
    // A bar on top of others is drawn first, so that they are before it.
    const order = series.map((_, index) => index)
      .sort((a, b) => Number(Boolean(series[b].bars)) - Number(Boolean(series[a].bars))
      || (series[a].bars ? b - a : a - b));
    const bars = series.some(one => one.bars);
    const height = (slanted ? HEIGHT + 60 : HEIGHT) * zoom();
    let plot = null;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot({
        width: element.clientWidth,
        height,
        padding: [12, bars ? (slanted ? 8 : 20) * zoom() : 36, 0, 0],
        legend: { show: false },
        cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
        scales: {
          x: { time: false, range: [-0.5, labels.length - 0.5] },
          y: { range: (_, __, most) => [0, Math.max(most * 1.08, 4)] },
        },
        axes: axes(labels, bars ? 62 : 96, slanted),
        series: [{}, ...order.map(index => drawn(series[index]))],
        hooks: { setCursor: [({ cursor }) => setAt(cursor.idx ?? null)] },
      }, [labels.map((_, place) => place), ...order.map(index => shown[index])], element);
    };
    draw();
    picture.current = () => savePicture(plot, file);
    const size = new ResizeObserver(() => plot.width !== element.clientWidth
      && plot.setSize({ width: element.clientWidth, height }));
    size.observe(element);
    const forget = onTheme(draw);
    return () => {
      forget();
      size.disconnect();
      plot.destroy();
    };
  }, [labels, series]);
  return html`<div class="chart">
    <p class="legend" aria-hidden="true">
      ${series.map(one => html`<span key=${one.name} class="with-icon">
        <span class=${one.bars ? 'key' : `key line ${one.dash ? 'dashed' : ''}`}
        style=${{ '--color': `var(${one.colour})` }}></span>
        ${one.name}${at !== null && html` <strong>${number(one.values[at] ?? 0)}</strong>`}</span>`)}
      <span class="muted">${at === null ? '' : labels[at]}</span>
    </p>
    <div ref=${area} role="img" aria-label=${t('report.picture', { name })}></div>
  </div>`;
}
