/* Whether text in the preview can be read: WCAG 2.2 contrast of what the element really shows, its defaults included. */
import { at } from './page.js';
import { state } from './state.js';
import { fill, say } from './words.js';

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(hex) {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const [red, green, blue] = [1, 3, 5].map((from) => channel(parseInt(full.slice(from, from + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The pairs that carry text, by the tokens of the element's own style. */
const PAIRS = { text: ['ink', 'paper'], accent: ['accent', 'paper'], button: ['on-accent', 'accent'] };

/** Waits until the element has its style: its code may still be under way. */
async function rootOf(element) {
  await customElements.whenDefined(element.localName);
  await element.updateComplete;
  return element.shadowRoot?.querySelector('.root');
}

/** The pairs that carry text with their contrast, as the root is shown at this moment. */
function ratesOf(root) {
  const style = getComputedStyle(root);
  const token = (name) => style.getPropertyValue(`--_${name}`).trim();
  return Object.entries(PAIRS)
    .filter(([, pair]) => pair.every((name) => /^#([0-9a-f]{3}){1,2}$/i.test(token(name))))
    .map(([name, pair]) => ({ name, ratio: contrast(...pair.map(token)) }));
}

/** By theme: an element that follows its page is light on one and dark on another, so that both are judged. */
function ratesByTheme(root) {
  const chosen = state.attributes.get('theme') ?? 'auto';
  if (chosen !== 'auto') return [['', ratesOf(root)]];
  const shown = root.dataset.theme;
  // Set and set back before anything is painted.
  const rates = ['light', 'dark'].map((theme) => {
    root.dataset.theme = theme;
    return [theme === 'light' ? say.onLight : say.onDark, ratesOf(root)];
  });
  root.dataset.theme = shown;
  return rates;
}

// Cut, not rounded: 4.46 is not 4.5.
const written = (all) =>
  all.map(({ name, ratio }) => `${say.pairs[name]} ${Math.floor(ratio * 10) / 10}:1`).join(say.comma);

/** Says under the colours what can be read and what cannot: 4.5:1, in the elder appearance 7:1. */
export async function judgeContrast() {
  const element = at('preview').firstElementChild;
  if (!element?.localName.includes('-')) return;
  const root = await rootOf(element);
  if (!root || element !== at('preview').firstElementChild) return;
  const elder = root.dataset.appearance === 'elder';
  const least = elder ? 7 : 4.5;
  const mode = elder ? say.elder : say.standard;
  const rates = ratesByTheme(root);
  const bad = rates
    .map(([where, all]) => [where, all.filter(({ ratio }) => ratio < least)])
    .filter(([, low]) => low.length)
    .map(([where, low]) => where + fill(say.contrastBad, { pairs: written(low), mode, least }));
  const line = at('contrast');
  line.dataset.level = bad.length ? 'bad' : 'ok';
  const text = bad.length
    ? `${bad.join(' ')}${say.try}`
    : rates.map(([where, all]) => where + fill(say.contrastGood, { pairs: written(all) })).join(' ');
  if (line.textContent !== text) line.textContent = text;
}
