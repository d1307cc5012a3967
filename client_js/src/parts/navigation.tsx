import "./navigation.css";
import { useSignal } from "@preact/signals";

import type { PageLink } from "../core/config";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Icon } from "./icon";

interface NavbarProps extends ComponentProps<[name: string, address: string][]> {
  main_page_name: string | false;
}

/** What all links of the app's first page say. */
const HOME = "./";
/** So many links have room on a phone; more of them are in a menu there. */
const FEW = 3;

/**
 * Leads to the other pages of the app; each is a document of its own, so that these are links and nothing else.
 * A Navbar on the page says what more is there, and whether.
 */
export function Navigation({ pages, navbar }: { pages: PageLink[]; navbar?: Node | undefined }) {
  const isOpen = useSignal(false);
  const links = navbar ? withNavbar(pages, (navbar as Node<NavbarProps>).props) : pages;
  if (links.length === 0) return null;
  const current = links.find((link) => link.current);
  const { elem_id, elem_classes } = navbar?.props ?? { elem_id: null, elem_classes: [] };
  return (
    <nav
      class={["fl-pages", ...elem_classes].join(" ")}
      {...(elem_id === null ? {} : { id: elem_id })}
      aria-label={say("Pages")}
    >
      {links.length > FEW && (
        <button
          type="button"
          aria-expanded={isOpen.value}
          onClick={() => (isOpen.value = !isOpen.value)}
          onKeyDown={({ key }) => key === "Escape" && (isOpen.value = false)}
        >
          <span>{current ? title(current.name) : say("Pages")}</span>
          <Icon name="chevron" />
        </button>
      )}
      <ul>
        {links.map(({ name, href, current: isCurrent }) => (
          <li key={href}>
            <a
              href={href}
              {...(isCurrent ? { "aria-current": "page" } : {})}
              {...(/^https?:/i.test(href) ? { target: "_blank", rel: "noopener noreferrer" } : {})}
            >
              {title(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What stands for a page: what its author wrote, or our own word where nothing was written. */
function title(name: string): string {
  return name === "Home" ? say("Home") : name;
}

function withNavbar(pages: PageLink[], { visible, value, main_page_name: home }: NavbarProps): PageLink[] {
  if (visible !== true) return [];
  const more = (value ?? []).map(([name, address]) => {
    const href = /^([a-z]+:|[./#?])/i.test(address) ? address : `./${address}`;
    return { name, href, current: new URL(href, document.baseURI).pathname === location.pathname };
  });
  const isAlone = pages.length === 0 && more.length > 0;
  const own = isAlone ? [{ name: "", href: HOME, current: !more.some((link) => link.current) }] : pages;
  return own
    .filter(({ href }) => href !== HOME || home !== false)
    .map(({ name, href, current }) => ({
      name: href === HOME && home !== false ? home : name,
      href,
      current,
    }))
    .concat(more);
}
