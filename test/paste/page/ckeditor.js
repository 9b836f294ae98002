window.start = () =>
  new Promise((done) => {
    const it = window.CKEDITOR.replace('content');
    window.editor = {
      set: (html) => new Promise((set) => it.setData(html, set)),
      get: () => it.getData(),
      focus: () => it.focus(),
      link: (url) => openLink(it, url),
    };
    it.on('instanceReady', () => done());
  });

/** The dialog itself: it takes protocol and address apart. */
const openLink = (it, url) =>
  new Promise((done) => {
    it.once('dialogShow', ({ data: dialog }) => {
      const [, protocol, rest] = /^(https?:\/\/)(.*)$/.exec(url);
      dialog.setValueOf('info', 'protocol', protocol);
      dialog.setValueOf('info', 'url', rest);
      dialog.on('hide', () => setTimeout(done, 200));
      setTimeout(() => dialog.click('ok'), 200);
    });
    it.execCommand('link');
  });
