// An annotated phrase opens what each source says beside it: a copy of the claim's card, which
// stands further down on the page. The address says which note is open. Without this script the
// phrase leads to the card.

const GAP = 28;
const HEADER = 64;
const ADDRESS = "#note---";

let note = null;
let opener = null;
let closing = null;

const cardOf = (phrase) => document.getElementById(decodeURIComponent(phrase.hash.slice(1)));

const part = (name, classes, text = "") => {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
};

// A note stands below the heading above its phrase: where that is the title of the page, one higher.
const levelAbove = (phrase) => {
  const headings = [...document.querySelectorAll(".md-content :is(h1, h2, h3, h4)")];
  const above = headings.filter(
    (each) =>
      each.compareDocumentPosition(phrase) & Node.DOCUMENT_POSITION_FOLLOWING &&
      !each.closest(".note"),
  );
  return Number(above.at(-1)?.tagName[1] ?? 1);
};

const raise = (copy, by) => {
  for (const each of by > 0 ? copy.querySelectorAll("h2, h3, h4") : []) {
    each.setAttribute("aria-level", String(Number(each.tagName[1]) - by));
  }
};

const copyOf = (card) => {
  const copy = part("div", "note__claim");
  copy.append(...card.cloneNode(true).childNodes);
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  for (const each of copy.querySelectorAll("[hidden]")) each.removeAttribute("hidden");
  copy.querySelector(".claim__more")?.remove();
  return copy;
};

// Opening the first note is a step that “Back” undoes.
let stepped = false;

const isNamed = () => location.hash.startsWith(ADDRESS);

const put = (address, opens) => {
  const steps = opens && !stepped && !isNamed();
  stepped ||= steps;
  history[steps ? "pushState" : "replaceState"](history.state, "", address);
};

const addressOf = (card) => new URL(`${ADDRESS}${card.id}`, location.href).href;

// The question, each quote that shows an answer with who says it and where, and where all this is.
const quotesOf = (card, question, whole) => {
  const accounts = [...card.querySelectorAll(".answer:not(.answer--none) .account")];
  const quotes = accounts.flatMap((account) => {
    const giver = account.querySelector(".account__source").textContent.trim();
    return [...account.querySelectorAll("blockquote")].map((quote) =>
      [_("‘%(words)s’", { words: quote.textContent.trim() }), giver, quote.cite].filter(Boolean).join(", "),
    );
  });
  return quotes.length ? [question, ...quotes, whole].join("\n") : "";
};

const copying = (words, text) => {
  const button = part("button", "note__button", words);
  button.type = "button";
  button.dataset.text = text;
  return button;
};

const copiesOf = (card, question, link, whole) => {
  const copies = part("div", "note__copies");
  const quotes = quotesOf(card, question, whole);
  copies.append(copying(_("Copy link"), link));
  if (quotes) copies.append(copying(_("Copy quotes"), quotes));
  return copies;
};

const noteOn = (phrase, card) => {
  const copy = copyOf(card);
  const question = copy.querySelector(".claim__question");
  raise(copy, Number(question.tagName[1]) - levelAbove(phrase) - 1);
  question.id = "note---question";
  const close = part("button", "note__button note__close", _("Close"));
  close.type = "button";
  close.addEventListener("click", () => note.hidePopover());
  const whole = part("a", "note__whole", _("The whole claim"));
  whole.href = question.querySelector("a").href;
  const made = part("div", "note");
  made.popover = "auto";
  made.tabIndex = -1;
  made.setAttribute("role", "dialog");
  made.setAttribute("aria-labelledby", question.id);
  const bar = part("div", "note__bar");
  bar.append(whole);
  if (navigator.clipboard) {
    bar.append(copiesOf(card, question.textContent, addressOf(card), whole.href));
  }
  bar.append(close);
  made.append(bar, copy);
  made.addEventListener("beforetoggle", (event) => {
    const opens = event.newState === "open";
    phrase.setAttribute("aria-expanded", String(opens));
    put(opens ? addressOf(card) : location.pathname + location.search, opens);
    if (opens) return;
    closing = phrase;
    setTimeout(() => {
      closing = null;
    });
  });
  made.addEventListener("focusout", (event) => leave(event.relatedTarget));
  return made;
};

const place = (phrase, made) => {
  const text = phrase.closest("p, li, td").getBoundingClientRect();
  const line = phrase.getBoundingClientRect();
  const rightToLeft = document.documentElement.dir === "rtl";
  const start = (rightToLeft ? innerWidth - text.left : text.right) + GAP;
  made.style.setProperty("--note-start", `${start}px`);
  const lowest = innerHeight - made.offsetHeight - GAP;
  const top = Math.max(HEADER, Math.min(line.top, lowest));
  made.style.setProperty("--note-top", `${top}px`);
};

const uncover = (phrase, made) => {
  const [above, sheet] = [phrase, made].map((each) => each.getBoundingClientRect());
  const covered = above.bottom + GAP - sheet.top;
  if (sheet.left < above.right && covered > 0) scrollBy(0, covered);
};

const open = (phrase, card) => {
  if (opener === phrase && note?.matches(":popover-open")) return;
  note?.remove();
  note = noteOn(phrase, card);
  opener = phrase;
  const block = phrase.closest("li, p, td");
  if (block.matches("p")) block.after(note);
  else block.append(note);
  note.showPopover();
  place(phrase, note);
  uncover(phrase, note);
};

const leave = (next) => {
  const stays = next === null || next === opener || note.contains(next);
  if (!stays && note.matches(":popover-open")) note.hidePopover();
};

const plain = (event) =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

document.addEventListener("click", (event) => {
  const phrase = event.target.closest("a.annotation");
  const card = phrase && plain(event) && phrase.hash && cardOf(phrase);
  if (!card) return;
  event.preventDefault();
  if (closing === phrase) return;
  open(phrase, card);
  note.focus({ preventScroll: true });
});

document.addEventListener("focusout", (event) => {
  if (event.target === opener && note) leave(event.relatedTarget);
});

for (const phrase of document.querySelectorAll("a.annotation")) {
  if (!phrase.hash || !cardOf(phrase)) continue;
  phrase.setAttribute("aria-haspopup", "dialog");
  phrase.setAttribute("aria-expanded", "false");
}

const openNamed = () => {
  if (!isNamed()) return;
  const named = `#${location.hash.slice(ADDRESS.length)}`;
  const phrase = [...document.querySelectorAll("a.annotation[aria-haspopup]")].find(
    (each) => each.hash === named,
  );
  if (!phrase) return;
  phrase.scrollIntoView({ block: "center" });
  open(phrase, cardOf(phrase));
};

addEventListener("hashchange", openNamed);
addEventListener("popstate", () => {
  if (isNamed()) return;
  stepped = false;
  if (note?.matches(":popover-open")) note.hidePopover();
});
openNamed();

// The page of a claim has what its note has to copy.
const copies = document.querySelector(".claim-copies");
if (copies && navigator.clipboard) {
  const here = location.origin + location.pathname;
  copies.append(copiesOf(copies.parentElement, copies.dataset.question, here, here));
}
