window.start = () =>
  new Promise((done) => {
    window.KindEditor.create('#content', {
      basePath: '/editor/kindeditor/',
      afterCreate() {
        window.editor = {
          set: (html) => this.html(html),
          get: () => this.html(),
          focus: () => this.focus(),
          link: (url) => this.exec('createlink', url, '_blank'), // as its dialog does; a new window is the default
        };
        setTimeout(done, 500);
      },
    });
  });
