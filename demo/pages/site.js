'use strict';
// The portal's own script: three switches that set an attribute on every element of the kit, and the page's words.
// State stands in the address (?appearance=elder&theme=dark&lang=en), so that a view can be passed on as a link.
(function () {
  const tags = 'course-calendar, partner-directory, need-survey, fund-tracker';
  const params = new URLSearchParams(location.search);
  const chinese = new Map();

  function speak(lang) {
    document.documentElement.lang = lang;
    document.querySelectorAll('[data-en]').forEach((node) => {
      if (!chinese.has(node)) chinese.set(node, node.textContent);
      node.textContent = lang === 'en' ? node.getAttribute('data-en') : chinese.get(node);
    });
  }

  function apply(name, value) {
    if (name === 'lang') speak(value);
    else document.documentElement.setAttribute(`data-${name}`, value);
    if (name === 'appearance') {
      document.querySelectorAll(tags).forEach((element) => element.setAttribute(name, value));
    }
  }

  document.querySelectorAll('[data-switch]').forEach((button) => {
    const name = button.getAttribute('data-switch');
    const on = button.getAttribute('data-on');
    const off = button.getAttribute('data-off');
    const show = (active) => {
      button.setAttribute('aria-pressed', String(active));
      apply(name, active ? on : off);
    };
    show(params.get(name) === on);
    button.addEventListener('click', () => {
      const active = button.getAttribute('aria-pressed') !== 'true';
      show(active);
      const next = new URLSearchParams(location.search);
      if (active) next.set(name, on);
      else next.delete(name);
      const query = next.toString();
      history.replaceState(null, '', location.pathname + (query ? `?${query}` : '') + location.hash);
      if (name === 'theme')
        document
          .querySelectorAll(tags)
          .forEach((element) => element.setAttribute('theme', active ? on : off));
    });
    if (name === 'theme' && params.get(name) === on) {
      document.querySelectorAll(tags).forEach((element) => element.setAttribute('theme', on));
    }
  });
  document.querySelectorAll('a[href^="/"]').forEach((link) => {
    link.addEventListener('click', () => {
      if (location.search && !link.pathname.startsWith('/api')) link.search = location.search;
    });
  });
})();
