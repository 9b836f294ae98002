/*
 * The builder of embedding code. What can be set comes from the kit's own manifest, the areas from the backend's
 * service.json, what is in the way from the check-up; the state is in the address, so that it can be passed on.
 */
const words = {
  zh: {
    names: {
      'course-calendar': '课程日历',
      'partner-directory': '合伙人名录',
      'need-survey': '需求征集',
      'fund-tracker': '公益基金',
    },
    attributes: {
      appearance: '版式（elder 为长辈版）',
      audience: '人群',
      brand: '品牌',
      category: '服务类别',
      from: '起始月份',
      fund: '基金编号',
      'heading-level': '标题级别',
      kind: '合伙人类型',
      lang: '语言',
      limit: '最多显示几条（0 不限）',
      mode: '谁来填',
      month: '月份',
      'no-nav': '不显示切换栏',
      'no-outbound': '不显示站外链接',
      partner: '合伙人编号',
      record: '档案编号',
      survey: '问卷编号',
      'sync-url': '把筛选写进网址',
      theme: '深浅',
      tiers: '价格档',
      to: '截止月份',
      view: '显示方式',
    },
    all: '全部',
    usual: '默认',
    loading: '加载中；如一直没有显示，请致电社区。',
    good: '数据地址正常。',
    checking: '正在检查数据地址……',
    copy: '复制',
    copied: '已复制',
    notCopied: '这里不能复制，请选中代码后按 Ctrl+C。',
    tag: '标签',
    tagNote: '放在要显示的位置。脚本整页只写一次。',
    link: '链接',
    linkNote: '单独成一段。页面上有脚本时变成组件，没有时打开单独的网页。',
    div: 'div',
    divNote: '编辑器留得住 data- 属性时用。',
    frame: '框架',
    frameNote: '不能放脚本、只能放 iframe 时用。',
    csp: '内容安全策略（CSP）要加的',
    cspNote: '网站设了 CSP 才需要，交给网站管理员。',
  },
  en: {
    names: {
      'course-calendar': 'Course calendar',
      'partner-directory': 'Partner directory',
      'need-survey': 'Need survey',
      'fund-tracker': 'Fund tracker',
    },
    attributes: {},
    all: 'All',
    usual: 'Default',
    loading: ' is loading; if nothing appears, phone the community.',
    good: 'The data address is well.',
    checking: 'Checking the data address…',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Cannot copy here; select the code and press Ctrl+C.',
    tag: 'Tag',
    tagNote: 'Where it is to appear. The script is needed once a page.',
    link: 'Link',
    linkNote:
      'As a paragraph of its own. With the script on the page it becomes the element, else it opens a page.',
    div: 'Div',
    divNote: 'Where the editor keeps data- attributes.',
    frame: 'Frame',
    frameNote: 'Where no script may be placed.',
    csp: 'Lines for the content security policy',
    cspNote: 'Only where the site has one; for its administrator.',
  },
};
const params = new URLSearchParams(location.search);
const english = params.get('lang') === 'en';
const say = english ? words.en : words.zh;
const at = (id) => document.getElementById(id);
/** Attributes that have a field of their own, or that the page sets. */
const apart = ['backend', 'area'];
const api = new URL('/api/', location.href).href;
const kit = new URL('/hehuo.js', location.href).href;

function make(parent, tag, text = '', attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  parent.append(made);
  return made;
}

const read = (path) => fetch(path).then((reply) => (reply.ok ? reply.json() : Promise.reject(reply.status)));
const manifest = await read('/dist/custom-elements.json');
const hashes = await read('/dist/integrity.json').catch(() => ({}));
const rules = await read('/dist/policy.json');
const elements = new Map(
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map((one) => [one.tagName, one.attributes ?? []]),
);

// ---- State

const state = { tag: 'course-calendar', backend: api, accent: '', attributes: new Map() };
if (elements.has(params.get('tag'))) state.tag = params.get('tag');
if (params.get('w-backend')) state.backend = params.get('w-backend');
if (/^#[0-9a-f]{6}$/i.test(params.get('accent') ?? '')) state.accent = params.get('accent');
params.forEach((value, name) => name.startsWith('w-') && state.attributes.set(name.slice(2), value));
state.attributes.delete('backend');

function remember() {
  const next = new URLSearchParams(location.search);
  Array.from(next.keys()).forEach((name) => /^(tag|accent|w-.*)$/.test(name) && next.delete(name));
  next.set('tag', state.tag);
  if (state.backend !== api) next.set('w-backend', state.backend);
  if (state.accent) next.set('accent', state.accent);
  known().forEach(([name, value]) => next.set(`w-${name}`, value));
  history.replaceState(null, '', `${location.pathname}?${next}`);
}

/** The attributes that are set, and that the chosen element has. */
function known() {
  const names = elements.get(state.tag).map(({ name }) => name);
  return Array.from(state.attributes).filter(([name, value]) => names.includes(name) && value !== '');
}

/** The same as it is written: a builder that is read in English makes elements in English. */
const written = () => (english && !state.attributes.has('lang') ? [['lang', 'en'], ...known()] : known());

// ---- Settings

const choicesOf = ({ type }) => Array.from((type?.text ?? '').matchAll(/'([^']+)'/g), ([, one]) => one);

function field(parent, attribute) {
  const { name, description } = attribute;
  const id = `a-${name}`;
  const line = make(parent, 'p', '', { class: 'field' });
  const label = make(line, 'label', say.attributes[name] ?? name, { for: id });
  if (english && description) make(label, 'span', description, { class: 'hint' });
  const value = state.attributes.get(name);
  const choices = name === 'lang' ? ['zh-Hans', 'en'] : choicesOf(attribute);
  let input;
  if (choices.length) {
    input = make(line, 'select', '', { id });
    for (const one of ['', ...choices]) make(input, 'option', one || say.usual, { value: one });
    input.value = value ?? '';
  } else if (attribute.type?.text === 'boolean') {
    input = make(label, 'input', '', { id, type: 'checkbox' });
    label.prepend(input);
    input.checked = value !== undefined;
  } else {
    const number = attribute.type?.text === 'number';
    input = make(line, 'input', '', { id, type: number ? 'number' : 'text', min: '0' });
    input.value = value ?? '';
  }
  input.addEventListener('change', () => {
    const text = input.type === 'checkbox' ? (input.checked ? 'true' : '') : input.value.trim();
    if (text) state.attributes.set(name, text);
    else state.attributes.delete(name);
    show();
  });
}

function settings() {
  const box = at('attributes');
  box.textContent = '';
  for (const attribute of elements.get(state.tag)) if (!apart.includes(attribute.name)) field(box, attribute);
}

const nameOf = (text) =>
  typeof text === 'string'
    ? text
    : (text?.[english ? 'en' : 'zh-Hans'] ?? Object.values(text ?? {})[0] ?? '');

/** The areas of the backend, each under the one that it lies in. */
async function areas() {
  const select = at('area');
  const service = await read(new URL('service.json', new URL(state.backend, location.href))).catch(
    () => ({}),
  );
  select.textContent = '';
  make(select, 'option', say.all, { value: '' });
  const list = service.areas ?? [];
  const add = (parent, depth) => {
    for (const { id, name, parentId } of list.filter((one) => (one.parentId ?? '') === parent && depth < 6)) {
      make(select, 'option', `${'　'.repeat(depth)}${nameOf(name)}`, { value: id });
      if (id !== parentId) add(id, depth + 1);
    }
  };
  add('', 0);
  const chosen = state.attributes.get('area') ?? '';
  if (chosen && !list.some(({ id }) => id === chosen)) make(select, 'option', chosen, { value: chosen });
  select.value = chosen;
}

// ---- Preview and code

function preview() {
  const box = at('preview');
  box.textContent = '';
  const element = document.createElement(state.tag);
  element.setAttribute('backend', state.backend);
  element.setAttribute('heading-level', '3');
  written().forEach(([name, value]) => element.setAttribute(name, value));
  if (state.accent) element.style.setProperty('--hehuo-accent', state.accent);
  box.append(element);
}

const escaped = (text) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const flags = () =>
  new Set(
    elements
      .get(state.tag)
      .filter(({ type }) => type?.text === 'boolean')
      .map(({ name }) => name),
  );

function codes() {
  const { tag, backend, accent } = state;
  const absolute = new URL(backend, location.href).href;
  const set = [['backend', absolute], ...written()];
  const bare = flags();
  const write = (prefix) =>
    set
      .map(([name, value]) => (bare.has(name) ? `${prefix}${name}` : `${prefix}${name}="${escaped(value)}"`))
      .join(' ');
  const query = new URLSearchParams(set);
  if (absolute === api) query.delete('backend');
  const door = `${new URL(`/embed/${tag}`, location.href)}${`${query}` ? `?${query}` : ''}`;
  const title = say.names[tag];
  const hash = hashes['hehuo.js'] ? ` integrity="${hashes['hehuo.js']}" crossorigin` : '';
  const style = accent ? `<style>${tag} { --hehuo-accent: ${accent} }</style>\n` : '';
  const script = `<script src="${kit}"${hash} defer></script>\n`;
  const link = `<a href="${escaped(door)}">${title}</a>`;
  const origins = { '{script}': location.origin, '{backend}': new URL(absolute).origin };
  const policy = rules.map(([directive, value]) => `${directive} ${origins[value] ?? value}`);
  return [
    [
      say.tag,
      say.tagNote,
      `${script}${style}<${tag} ${write('')}>\n  <p>${title}${say.loading}</p>\n</${tag}>`,
    ],
    [say.link, say.linkNote, `<p>${link}</p>`],
    [say.div, say.divNote, `${script}<div data-hehuo="${tag}" ${write('data-')}>\n  ${link}\n</div>`],
    [
      say.frame,
      say.frameNote,
      `<iframe src="${escaped(door)}" title="${title}" width="100%" height="600" style="border:0"></iframe>`,
    ],
    [say.csp, say.cspNote, policy.join(';\n')],
  ];
}

function snippets() {
  const box = at('snippets');
  box.textContent = '';
  for (const [title, note, code] of codes()) {
    const part = make(box, 'div', '', { class: 'snippet' });
    make(part, 'h3', title);
    make(part, 'span', note, { class: 'hint' });
    make(make(part, 'pre'), 'code', code);
    const button = make(part, 'button', say.copy, { type: 'button', 'aria-label': `${say.copy}: ${title}` });
    button.addEventListener('click', async () => {
      at('copied').textContent = await navigator.clipboard.writeText(code).then(
        () => `${say.copied}: ${title}`,
        () => say.notCopied,
      );
    });
  }
}

/** What the check-up says of the data address of the preview. */
async function check() {
  const line = at('state');
  line.textContent = say.checking;
  line.dataset.level = 'note';
  const asked = state.backend;
  const findings = (await window.hehuo.checkup({ show: false })).filter(({ code }) => code.startsWith('B'));
  if (asked !== state.backend) return;
  const bad = findings.find(({ level }) => level === 'bad');
  line.dataset.level = bad ? 'bad' : 'ok';
  line.textContent = bad ? `${bad.code} ${bad.text}${bad.cure}` : say.good;
}

function show() {
  remember();
  preview();
  snippets();
}

function start() {
  at('tag').value = state.tag;
  at('backend').value = state.backend;
  at('accent').value = state.accent || '#0b5c5a';
  settings();
  show();
  void areas();
  void check();
}

for (const tag of elements.keys()) make(at('tag'), 'option', say.names[tag] ?? tag, { value: tag });
at('tag').addEventListener('change', () => {
  state.tag = at('tag').value;
  settings();
  show();
});
at('backend').addEventListener('change', () => {
  state.backend = at('backend').value.trim() || api;
  state.attributes.delete('area');
  start();
});
at('area').addEventListener('change', () => {
  state.attributes.set('area', at('area').value);
  show();
});
at('accent').addEventListener('change', () => {
  state.accent = at('accent').value;
  show();
});
at('settings').addEventListener('reset', (event) => {
  event.preventDefault();
  Object.assign(state, { backend: api, accent: '' });
  state.attributes.clear();
  start();
});
// The switch of the portal's language: all words anew, from the state in the address.
new MutationObserver(() => location.reload()).observe(document.documentElement, {
  attributeFilter: ['lang'],
});
at('settings').addEventListener('submit', (event) => event.preventDefault());
start();
