window.start = () =>
  new Promise((done) => {
    const it = window.UE.getEditor('content', { initialFrameHeight: 300 });
    window.editor = {
      set: (html) => it.setContent(html),
      get: () => it.getContent(),
      focus: () => it.focus(true),
      link: (url) => it.execCommand('link', { href: url, target: '_self', title: '' }), // as its link dialog does
    };
    it.ready(() => setTimeout(done, 300));
  });
