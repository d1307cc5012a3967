import "./navigation.css";

import type { PageLink } from "../core/config";

/** Leads to the other pages of the app; each is a document of its own, so that these are links and nothing else. */
export function Navigation({ pages }: { pages: PageLink[] }) {
  if (pages.length === 0) return null;
  return (
    <nav class="fl-pages" aria-label="Pages">
      <ul>
        {pages.map(({ name, href, current }) => (
          <li key={href}>
            <a href={href} {...(current ? { "aria-current": "page" } : {})}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
