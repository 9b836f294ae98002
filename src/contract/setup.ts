import './plain-prototype';
import { config } from 'zod/mini';

// zod compiles object checks with `new Function` unless told otherwise; under a strict content security policy
// that is one violation report on every page. This module must be imported before the first schema is made.
config({ jitless: true });
