window.start = async () => {
  const area = document.createElement('div');
  document.querySelector('#content').replaceWith(area);
  const it = new window.Quill(area, { theme: 'snow' });
  window.editor = {
    set: (html) => it.clipboard.dangerouslyPasteHTML(html), // it has no source mode
    get: () => it.root.innerHTML,
    focus: () => it.focus(),
    link: (url) => it.format('link', url, 'user'),
  };
};
