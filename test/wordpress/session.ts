/** Somebody who is logged in to WordPress, over HTTP as a browser is: the form, its cookies, the editor's own interface. (Node) */
import type { Role, Site } from './site';

export interface Post {
  id: number;
  /** Where readers see it. */
  link: string;
  /** What WordPress kept of what was written. */
  raw: string;
}

export interface Session {
  /** Cookies as one header. */
  cookie: string;
  /** Writes a post as the block editor does; what this person may not write is taken out by WordPress. */
  publish(title: string, content: string, status?: 'publish' | 'pending'): Promise<Post>;
}

const cookies = (reply: Response): string =>
  reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

async function enter(origin: string, name: string): Promise<string> {
  const reply = await fetch(`${origin}/wp-login.php`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    body: new URLSearchParams({ log: name, pwd: name, testcookie: '1' }),
  });
  const cookie = cookies(reply);
  if (!/wordpress_logged_in_/.test(cookie)) throw new Error(`${name} cannot log in: ${reply.status}`);
  return cookie;
}

interface Made {
  id: number;
  link: string;
  content: { raw: string };
}

export async function logIn({ origin }: Site, role: Role): Promise<Session> {
  const cookie = await enter(origin, role);
  const asked = await fetch(`${origin}/wp-admin/admin-ajax.php?action=rest-nonce`, { headers: { cookie } });
  const nonce = await asked.text();
  const publish = async (title: string, content: string, status = 'publish'): Promise<Post> => {
    const reply = await fetch(`${origin}/wp-json/wp/v2/posts?context=edit`, {
      method: 'POST',
      headers: { cookie, 'X-WP-Nonce': nonce, 'Content-Type': 'application/json' },
      body: JSON.stringify({ title, content, slug: `post-${Date.now()}`, status }),
    });
    if (reply.status !== 201) throw new Error(`${role}: ${reply.status} ${await reply.text()}`);
    const { id, link, content: kept } = (await reply.json()) as Made;
    return { id, link, raw: kept.raw };
  };
  return { cookie, publish };
}

/** A visitor's comment under a post, by WordPress's own form. */
export async function comment({ origin }: Site, { id }: Post, words: string): Promise<void> {
  const fields = {
    comment_post_ID: String(id),
    author: '访客',
    email: 'visitor@example.org',
    comment: words,
  };
  const reply = await fetch(`${origin}/wp-comments-post.php`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });
  if (reply.status !== 302) throw new Error(`the comment was not taken: ${reply.status}`);
}
