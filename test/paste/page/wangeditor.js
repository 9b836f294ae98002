window.start = async () => {
  const { createEditor, createToolbar, SlateTransforms } = window.wangEditor;
  const box = document.querySelector('#content');
  const bar = document.createElement('div');
  const area = document.createElement('div');
  area.style.height = '400px';
  box.replaceWith(bar, area);
  const it = createEditor({ selector: area, html: '<p><br></p>', mode: 'default' });
  createToolbar({ editor: it, selector: bar, mode: 'default' });
  window.editor = {
    set: (html) => it.setHtml(html), // it has no source mode: this is what the site's own code does
    get: () => it.getHtml(),
    focus: () => it.focus(true),
    link: (url) => SlateTransforms.wrapNodes(it, { type: 'link', url, children: [] }, { split: true }),
  };
};
