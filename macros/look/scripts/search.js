// The search, in a dialog. Nothing of it is fetched before it is opened. Without this script, or an
// index, its link leads to the list of all claims.

const AT_ONCE = 8;
const TOGETHER = 12;
const RANKING = { metaWeights: { title: 10, topic: 0.5, standing: 0.5, source: 0.5, facets: 0 } };
const WAIT = 120;
const GROUPS = [
  ["topic", _("Only this topic"), _("Any topic")],
  ["standing", _("Only this standing"), _("Any standing")],
  ["source", _("Only this source"), _("Any source")],
];
const TYPED_IN = "input, textarea, select, [contenteditable]";

// Scripts that put no space between words are indexed letter by letter.
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]\p{M}*/gu;
const BETWEEN_UNSPACED = new RegExp(
  `(${UNSPACED.source})((?:</?mark>)*) (?=(?:</?mark>)*${UNSPACED.source})`,
  "gu",
);

const opener = document.querySelector(".tool--search");
let dialog = null;
let asked = 0;
let index = null;

const element = (name, attributes = {}, ...content) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
};

const folder = opener && new URL(opener.dataset.index, document.baseURI);

const load = () => {
  index ??= import(new URL("pagefind.js", folder)).then(async (pagefind) => {
    const baseUrl = new URL("..", folder).pathname;
    await pagefind.options({ baseUrl, excerptLength: 24, ranking: RANKING });
    await pagefind.init();
    return pagefind;
  });
  return index;
};

// Letters that were indexed one by one stand in a row where they alone are asked for.
const asIndexed = (words, filters) => {
  const spaced = words.normalize("NFC").replace(UNSPACED, " $& ").replace(/\s+/g, " ").trim();
  const unspaced = words.match(UNSPACED) ?? [];
  const isRow = !filters.length && !/\p{M}/u.test(words) && unspaced.join("") === words.trim();
  return isRow && spaced ? `"${spaced}"` : [spaced, ...filters].join(" ").trim();
};

// A facet is a word like others, and Pagefind passes over words that stand nowhere: what is found
// without the facets shows whether any of the words stands somewhere.
const found = async (words, filters) => {
  const pagefind = await load();
  const { results } = await pagefind.search(asIndexed(words, []));
  if (!filters.length || (words.trim() && !results.length)) return results;
  return (await pagefind.search(asIndexed(words, filters))).results;
};

// What Pagefind found is HTML with marks; only its text and its marks are shown.
const marked = (excerpt) => {
  const html = excerpt.replace(BETWEEN_UNSPACED, "$1$2");
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map(({ nodeName, textContent }) =>
    nodeName === "MARK" ? element("mark", {}, textContent) : textContent,
  );
};

// The account, inconsistency or section in which the words stand that count most together.
const passage = ({ url, anchors, weighted_locations: places }) => {
  const rows = places.map((first) => {
    const row = places.filter((each) => each.location >= first.location && each.location < first.location + TOGETHER);
    return { weight: row.reduce((sum, each) => sum + each.weight, 0), end: row.at(-1).location };
  });
  const best = rows.reduce((a, b) => (b.weight > a.weight ? b : a), { weight: 0, end: -1 });
  const above = anchors.filter((each) => each.location <= best.end && each.element !== "h1");
  return above.length ? `${url}#${encodeURIComponent(above.at(-1).id)}` : url;
};

const entry = (page) => {
  const { title, topic, standing, source } = page.meta;
  const about = [topic, standing, source].filter(Boolean).join(" · ");
  const item = element(
    "li",
    {},
    element("a", { class: "search__title", href: page.url }, title),
    element("a", { class: "search__excerpt", href: passage(page) }, ...marked(page.excerpt)),
  );
  if (about) item.firstChild.after(element("p", { class: "search__about" }, about));
  return item;
};

const part = (name) => dialog.querySelector(`.search__${name}`);

const chosen = () =>
  [...dialog.querySelectorAll("select")].map((each) => each.value).filter(Boolean);

const say = (text) => {
  part("status").textContent = text;
};

const show = async (results, from) => {
  const turn = asked;
  const some = await Promise.all(results.slice(from, from + AT_ONCE).map((each) => each.data()));
  if (turn !== asked) return;
  if (from === 0) part("results").replaceChildren();
  const items = some.map(entry);
  part("results").append(...items);
  if (from > 0) items[0]?.querySelector("a").focus();
  const more = part("more");
  more.hidden = from + AT_ONCE >= results.length;
  more.onclick = () => show(results, from + AT_ONCE);
};

const search = async () => {
  asked += 1;
  const turn = asked;
  const words = part("field").value;
  const filters = chosen();
  if (!words.trim() && !filters.length) {
    part("results").replaceChildren();
    part("more").hidden = true;
    say("");
    return;
  }
  const results = await found(words, filters);
  if (turn !== asked) return;
  const count = results.length;
  say(count ? ngettext("%(count)s page found", "%(count)s pages found", count) : _("Nothing found"));
  await show(results, 0);
};

const fail = () => {
  say(_("The search cannot be reached."));
};

let timer = null;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => search().catch(fail), WAIT);
};

const offer = async () => {
  const facets = await (await fetch(new URL("facets.json", folder))).json();
  for (const select of dialog.querySelectorAll("select")) {
    const values = facets[select.name] ?? [];
    select.append(...values.map(([value, words]) => element("option", { value }, words)));
    select.disabled = values.length === 0;
  }
};

const move = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.matches("select")) return;
  const stops = [part("field"), ...dialog.querySelectorAll(".search__title, .search__more:not([hidden])")];
  const result = event.target.closest("li")?.querySelector(".search__title");
  const next = stops[stops.indexOf(result ?? event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

const make = () => {
  const field = element("input", {
    class: "search__field",
    type: "text",
    role: "searchbox",
    inputmode: "search",
    "aria-label": opener.title,
    placeholder: opener.title,
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const selects = GROUPS.map(([name, only, any]) =>
    element("select", { name, "aria-label": only }, element("option", { value: "" }, any)),
  );
  const close = element("button", { type: "button", class: "search__close" }, _("Close"));
  const made = element(
    "dialog",
    { class: "search", "aria-label": opener.title },
    element("div", { class: "search__bar" }, field, close),
    element("div", { class: "search__filters" }, ...selects),
    element("p", { class: "search__status", role: "status" }),
    element("ol", { class: "search__results" }),
    element("button", { type: "button", class: "search__more", hidden: "" }, _("More")),
    element("p", { class: "search__all" }, element("a", { href: opener.href }, _("All claims, by topic"))),
  );
  field.addEventListener("input", soon);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") made.querySelector(".search__title")?.click();
  });
  for (const select of selects) select.addEventListener("change", soon);
  made.addEventListener("keydown", move);
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => {
    if (event.target === made || event.target.closest("a")) made.close();
  });
  return made;
};

const open = () => {
  if (!dialog) {
    dialog = make();
    document.body.append(dialog);
    offer().catch(fail);
  }
  if (!dialog.open) dialog.showModal();
  part("field").select();
};

opener?.addEventListener("click", (event) => {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
});

document.addEventListener("keydown", (event) => {
  const isAsked = event.key === "/" && !(event.metaKey || event.ctrlKey || event.altKey);
  if (!isAsked || !opener || event.target.closest(TYPED_IN)) return;
  event.preventDefault();
  open();
});
