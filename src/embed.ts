import './define';
import { version } from './version';

// The one global of the script-tag build. The first copy on a page wins, as it does for the tags.
const page = window as unknown as { hehuo?: { readonly version: string } };
if (!page.hehuo) page.hehuo = Object.freeze({ version });
