/** What a label's colour is seen on, by theme: `--bg` of style.css. */
export const BACKGROUNDS = { light: 'ffffff', dark: '121316' };

/** What a symbol needs to be seen, by WCAG 2.2, 1.4.11. */
export const NEEDED = 3;

const parts = color => [0, 2, 4].map(at => parseInt(color.slice(at, at + 2), 16));

/** Relative luminance as WCAG defines it, from 0 to 1. */
function luminance(color) {
  const [red, green, blue] = parts(color).map(part => part / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast of two colours such as 4151d0.
 * @returns {number} from 1 to 21
 */
export function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The themes in which a colour is hard to see. */
export const weak = color => Object.keys(BACKGROUNDS).filter(theme => contrast(color, BACKGROUNDS[theme]) < NEEDED);

const mixed = (color, other, share) => parts(color)
  .map((part, at) => Math.round(part + (parts(other)[at] - part) * share).toString(16).padStart(2, '0')).join('');

/** The colour that is as near as can be and is seen in every theme: darker or lighter, never another hue. */
export function nearest(color) {
  const other = weak(color).includes('light') ? '000000' : 'ffffff';
  let near = color;
  for (let percent = 1; weak(near).length > 0; percent++) {
    near = mixed(color, other, percent / 100);
  }
  return near;
}
