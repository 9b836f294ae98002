/* The code for each door, and what a policy needs for it. */
import { backendUrl, coloured, elements, home, state, written } from './state.js';
import { isFlag } from './settings.js';
import { fill, say } from './words.js';

const escaped = (text) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What every door is made of. */
export function ingredients() {
  const { tag, kit } = state;
  const backend = backendUrl() ?? home.api;
  const origins = { kit: new URL(kit).origin, backend: new URL(backend).origin };
  const set = [['backend', backend], ...written()];
  const flags = elements
    .get(tag)
    .attributes.filter(isFlag)
    .map(({ name }) => name);
  const write = (prefix) =>
    set
      .map(([name, value]) => `${prefix}${name}${flags.includes(name) ? '' : `="${escaped(value)}"`}`)
      .join(' ');
  const query = new URLSearchParams(set);
  // The hosted page reads its own server's data unless told otherwise.
  if (backend === new URL('api/', kit).href) query.delete('backend');
  const door = `${kit}embed/${tag}.html${`${query}` ? `?${query}` : ''}`;
  return { tag, kit, backend, origins, write, door, title: say.names[tag] ?? tag };
}

function scriptOf({ kit, origins }, hashes) {
  const hash = hashes['hehuo.js'] ? ` integrity="${hashes['hehuo.js']}" crossorigin` : '';
  // Links and divs lead only to whom the script names.
  const trust = origins.backend === origins.kit ? '' : ` data-trust="${escaped(origins.backend)}"`;
  return `<script src="${escaped(kit)}hehuo.js"${hash}${trust} defer></script>\n`;
}

export function styleOf(tag) {
  const lines = coloured().map(([name, value]) => `  ${name}: ${value};`);
  return lines.length ? `${tag} {\n${lines.join('\n')}\n}` : '';
}

/** `rules` come from the kit itself; the frame's is the page's own affair. */
function policyOf({ origins }, rules) {
  const named = { '{script}': origins.kit, '{backend}': origins.backend };
  return [...rules, ['frame-src', '{script}']]
    .map(([directive, value]) => `${directive} ${named[value] ?? value};`)
    .join('\n');
}

/** By door: what is to be copied. */
export function codes(hashes, rules) {
  // Another address in its place would show other data, and nobody would know.
  if (!backendUrl()) return {};
  const all = ingredients();
  const { tag, write, door, title } = all;
  const script = scriptOf(all, hashes);
  const css = styleOf(tag);
  const style = css ? `<style>\n${css}\n</style>\n` : '';
  const link = `<a href="${escaped(door)}">${title}</a>`;
  const made = {
    // An editor that deletes the tag leaves the link in it, which is a door as well, and the div keeps it a paragraph.
    // All in one line: WordPress makes paragraphs of lines, and one within the tag would fall out of it.
    tag: `${script}${style}<div><${tag} ${write('')}>${link}</${tag}></div>`,
    link: `<p>${link}</p>`,
    div: `${script}${style}<div data-hehuo="${tag}" ${write('data-')}>\n  ${link}\n</div>`,
    frame: `<iframe src="${escaped(door)}" title="${title}" width="100%" height="600" frameborder="0"></iframe>`,
    csp: policyOf(all, rules),
  };
  return css ? { ...made, style: css } : made;
}

/** What has to be known about this choice beyond the code. */
export function notes() {
  if (!backendUrl()) return [say.noAddress];
  const { origins } = ingredients();
  const all = [];
  if (coloured().length) all.push(say.colourNote);
  if (origins.backend !== origins.kit) all.push(fill(say.trustNote, { origin: origins.backend }));
  return all;
}
