/* The example of TinyMCE's own manual: nothing is set that a webmaster would have to know of. */
window.start = async () => {
  const plugins =
    'advlist autolink lists link image charmap preview anchor searchreplace visualblocks code fullscreen insertdatetime media table help wordcount';
  const { search } = location;
  const settings = search === '?absolute' ? { relative_urls: false, remove_script_host: false } : {};
  const [it] = await window.tinymce.init({
    selector: '#content',
    license_key: 'gpl',
    plugins,
    height: 400,
    ...settings,
  });
  window.editor = {
    set: (html) => it.setContent(html), // what the source dialog does
    get: () => it.getContent(),
    focus: () => it.focus(),
    link: (url) => it.execCommand('mceInsertLink', false, { href: url }),
  };
};
