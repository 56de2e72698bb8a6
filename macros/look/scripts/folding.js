// The cards of a page are folded to the question, the answers, who gives them and where they differ.
// What is folded is still found by the browser's own search, printed, and shown where a link leads;
// what was opened stays open when the page is loaded again or come back to.

const FOLDED = ".quote, .line, .context, .inconsistency > :not(.inconsistency__kind, .inconsistency__title)";
const FOLD_EVERY = _("Fold every claim");
const SHOW_EVERY = _("Show the quotes of every claim");

const cards = [...document.querySelectorAll("article.claim")];
const buttonOf = new Map();
const every = document.querySelector(".claim__more--all");

const isFolded = (card) => card.classList.contains("claim--folded");

const label = (button, open, text) => {
  button.textContent = text;
  button.setAttribute("aria-expanded", String(open));
};

const remember = () => {
  const open = cards.filter((card) => !isFolded(card)).map((card) => card.id);
  history.replaceState({ ...history.state, open }, "");
  const all = open.length === cards.length;
  if (every) label(every, all, all ? FOLD_EVERY : SHOW_EVERY);
};

const fold = (card, folded) => {
  card.classList.add("claim--ready");
  card.classList.toggle("claim--folded", folded);
  for (const each of card.querySelectorAll(FOLDED)) {
    if (folded) each.setAttribute("hidden", "until-found");
    else each.removeAttribute("hidden");
  }
  label(buttonOf.get(card), !folded, folded ? _("Show the quotes") : _("Show less"));
};

const turn = (card, byKeyboard) => {
  fold(card, !isFolded(card));
  remember();
  if (isFolded(card)) {
    if (card.getBoundingClientRect().top < 0) card.scrollIntoView();
  } else if (byKeyboard) {
    card.querySelector(".account__source a").focus();
  }
};

const targetOfAddress = () => {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
};

const showGroup = (card) => {
  const group = card.closest("details");
  if (group) group.open = true;
};

const unfold = (card) => {
  showGroup(card);
  fold(card, false);
  remember();
};

const showTarget = () => {
  const target = targetOfAddress();
  const card = target?.closest("article.claim");
  if (!card) return;
  unfold(card);
  target.scrollIntoView();
};

for (const card of cards) {
  const button = card.querySelector(".claim__more");
  button.addEventListener("click", (event) => turn(card, event.detail === 0));
  buttonOf.set(card, button);
  fold(card, !history.state?.open?.includes(card.id));
  card.addEventListener("beforematch", () => unfold(card));
}

every?.addEventListener("click", () => {
  const open = cards.some(isFolded);
  for (const card of cards) {
    if (open) showGroup(card);
    fold(card, !open);
  }
  remember();
});

if (cards.length) {
  remember();
  showTarget();
  addEventListener("hashchange", showTarget);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link?.hash && link.href === location.href) setTimeout(showTarget);
  });
}
