import { say } from "../core/words";

/** Leads from page to page of a list. */
interface PagingProps {
  label: string;
  pages: number;
  /** From 0 on. */
  page: number;
  onPage: (page: number) => void;
}

export function Paging({ label, pages, page, onPage }: PagingProps) {
  return (
    <nav class="fl-paging" aria-label={label}>
      <Turn label={say("Previous page")} sign="‹" to={page - 1} {...{ pages, onPage }} />
      {near(page, pages).map((n) =>
        n < 0 ? (
          <span key={n} aria-hidden="true">
            …
          </span>
        ) : (
          <button
            key={n}
            type="button"
            aria-label={say("Page {page}", { page: n + 1 })}
            {...(n === page ? { "aria-current": "page" } : {})}
            onClick={() => onPage(n)}
          >
            {n + 1}
          </button>
        ),
      )}
      <Turn label={say("Next page")} sign="›" to={page + 1} {...{ pages, onPage }} />
    </nav>
  );
}

interface TurnProps extends Pick<PagingProps, "pages" | "onPage"> {
  label: string;
  sign: string;
  to: number;
}

/** At the end it stays a button, without effect: a disabled one would lose the focus. */
function Turn({ label, sign, to, pages, onPage }: TurnProps) {
  const isEnd = to < 0 || to >= pages;
  return (
    <button
      type="button"
      aria-label={label}
      {...(isEnd ? { "aria-disabled": "true" } : {})}
      onClick={() => isEnd || onPage(to)}
    >
      {sign}
    </button>
  );
}

const MOST = 7;

/** The pages to offer, always as many: the ends, those around this one, and a gap (below 0) where some are left out. */
function near(page: number, pages: number): number[] {
  if (pages <= MOST) return Array.from({ length: pages }, (_, n) => n);
  const start = Math.min(Math.max(page - 1, 2), pages - 5);
  return [
    0,
    start === 2 ? 1 : -1,
    start,
    start + 1,
    start + 2,
    start === pages - 5 ? pages - 2 : -2,
    pages - 1,
  ];
}
