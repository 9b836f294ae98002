/* Small help with the page. */
export const at = (id) => document.getElementById(id);

/** An element with its text and attributes, put at the end of `parent`. */
export function make(parent, tag, text = '', attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  parent.append(made);
  return made;
}

export function empty(id) {
  const box = at(id);
  box.textContent = '';
  return box;
}

export const read = (path) =>
  fetch(path).then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(String(reply.status)))));

/** Calls `work` when nobody has asked for it again for a moment. */
export function calmly(work, wait = 300) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}
