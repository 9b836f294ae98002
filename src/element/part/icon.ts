import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** Line icons on a 24 × 24 grid; always beside words, so hidden from screen readers. */
const paths = {
  alert: svg`<path d="M12 3 2 20h20z"/><path d="M12 10v4M12 17v.01"/>`,
  info: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.01"/>`,
  check: svg`<path d="m5 12 5 5L20 7"/>`,
  cross: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  left: svg`<path d="M15 5l-7 7 7 7"/>`,
  right: svg`<path d="m9 5 7 7-7 7"/>`,
  down: svg`<path d="m5 9 7 7 7-7"/>`,
  phone: svg`<path d="M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"/>`,
  place: svg`<path d="M12 21s7-6.5 7-11a7 7 0 0 0-14 0c0 4.5 7 11 7 11z"/><circle cx="12" cy="10" r="2.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4 21a8 8 0 0 1 16 0"/>`,
  people: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2 20a7 7 0 0 1 14 0M16 4.6a3.5 3.5 0 0 1 0 6.8M18 14a7 7 0 0 1 4 6"/>`,
  search: svg`<circle cx="11" cy="11" r="7"/><path d="m16 16 5 5"/>`,
  filter: svg`<path d="M3 5h18l-7 8v6l-4-2v-4z"/>`,
  refresh: svg`<path d="M20 11a8 8 0 1 0-2 6M20 4v7h-7"/>`,
  flag: svg`<path d="M5 21V4h13l-3 4 3 4H5"/>`,
  link: svg`<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"/>`,
  calendar: svg`<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4"/>`,
  week: svg`<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M9 10v11M15 10v11"/>`,
  list: svg`<path d="M8 6h13M8 12h13M8 18h13M3.5 6v.01M3.5 12v.01M3.5 18v.01"/>`,
  print: svg`<path d="M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z"/>`,
  scale: svg`<path d="M12 3v18M7 21h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z"/>`,
  free: svg`<circle cx="12" cy="12" r="9" fill="currentColor"/>`,
  half: svg`<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor"/>`,
  ring: svg`<circle cx="12" cy="12" r="9"/><path d="m8 8 4 5 4-5M12 13v5M8.5 14h7"/>`,
  sound: svg`<path d="M4 9v6h4l6 5V4L8 9zM17 9a4 4 0 0 1 0 6M19.5 6.5a8 8 0 0 1 0 11"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="1.5" fill="currentColor"/>`,
  play: svg`<path d="M7 4v16l13-8z"/>`,
  mic: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3"/>`,
  camera: svg`<path d="M3 8h4l2-3h6l2 3h4v12H3z"/><circle cx="12" cy="13" r="4"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  undo: svg`<path d="M8 5 3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof paths;

/** An icon that takes the text's colour and size. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
