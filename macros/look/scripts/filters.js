// A list is filtered by the facets that its address names: #by--kind--date+severity--major.
// Without this script a facet leads to a list of links of its own.

const SHOWN = "[data-facets]:not([hidden])";

const filters = document.querySelector(".facets");
const START = filters?.dataset.address;

const chosen = () =>
  new Set(location.hash.startsWith(START) ? location.hash.slice(START.length).split("+") : []);

const groupOf = (facet) =>
  filters.querySelector(`[data-facet="${CSS.escape(facet)}"]`)?.dataset.group;

const addressOf = (facets) =>
  facets.size ? START + [...facets].join("+") : location.pathname + location.search;

const toggled = (facet) => {
  const facets = chosen();
  if (facets.delete(facet)) return facets;
  for (const other of facets) if (groupOf(other) === groupOf(facet)) facets.delete(other);
  return facets.add(facet);
};

const shows = (item, facets) => {
  const own = item.dataset.facets.split(" ");
  return [...facets].every((facet) => own.includes(facet));
};

const hideEmpty = () => {
  for (const group of document.querySelectorAll("[data-facets-within]")) {
    group.hidden = !group.querySelector(SHOWN);
  }
  for (const heading of document.querySelectorAll(".facets-heading")) {
    let next = heading.nextElementSibling;
    while (next && !next.matches(".facets-heading") && !next.querySelector(SHOWN)) {
      next = next.nextElementSibling;
    }
    heading.hidden = !next?.querySelector(SHOWN);
    const about = heading.nextElementSibling;
    if (about?.matches("p")) about.hidden = heading.hidden;
  }
};

const apply = () => {
  if (location.hash && !location.hash.startsWith(START)) return;
  const facets = chosen();
  if (facets.size) filters.querySelector(".facets__fold").open = true;
  const items = [...document.querySelectorAll("[data-facets]")];
  for (const item of items) item.hidden = !shows(item, facets);
  hideEmpty();
  for (const link of filters.querySelectorAll("[data-facet]")) {
    const { facet } = link.dataset;
    const others = [...facets].filter((other) => groupOf(other) !== groupOf(facet));
    const left = items.filter((item) => shows(item, new Set([...others, facet]))).length;
    link.setAttribute("aria-current", String(facets.has(facet)));
    link.classList.toggle("facet--none", left === 0);
    link.querySelector(".facet__count").textContent = left;
  }
  const shown = items.filter((item) => !item.hidden).length;
  const status = filters.querySelector("[role=status]");
  status.textContent = facets.size
    ? _("%(some)s of %(all)s shown", { some: shown, all: items.length })
    : _("All %(count)s shown", { count: items.length });
  filters.querySelector(".facets__all").hidden = !facets.size;
};

const go = (facets) => {
  history.pushState(null, "", addressOf(facets));
  apply();
};

if (filters) {
  for (const index of document.querySelectorAll(".facets-index")) index.hidden = true;
  filters.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    go(link.dataset.facet ? toggled(link.dataset.facet) : new Set());
  });
  addEventListener("hashchange", apply);
  addEventListener("popstate", apply);
  apply();
}
