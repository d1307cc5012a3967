/**
 * Light or dark: as the system is, or as the page's address says (`?__theme=dark`, which the server writes as
 * `data-theme`). The class `dark` on the body tells it to the author's styles. It is also how the author's scripts
 * change it: what becomes of the class becomes of the page.
 */
export function followScheme(): void {
  const { dataset } = document.documentElement;
  const { body } = document;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const asked = dataset.theme;
  const follow = () => body.classList.toggle("dark", asked ? asked === "dark" : system.matches);
  const tell = () => (dataset.theme = body.classList.contains("dark") ? "dark" : "light");
  system.addEventListener("change", follow);
  new MutationObserver(tell).observe(body, { attributeFilter: ["class"] });
  follow();
  tell();
}
