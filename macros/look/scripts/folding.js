// The cards of a page are folded to the question, the answers, who gives them and where they differ.
// What is folded is still found by the browser's own search, printed, and shown where a link leads.

const FOLDED = ".quote, .line, .context, .flag > :not(.flag__kind, .flag__title)";
const MORE = "Show the quotes";
const LESS = "Show less";

const cards = [...document.querySelectorAll("article.claim")];
const buttonOf = new Map();

const fold = (card, folded) => {
  card.classList.toggle("claim--folded", folded);
  for (const each of card.querySelectorAll(FOLDED)) {
    if (folded) each.setAttribute("hidden", "until-found");
    else each.removeAttribute("hidden");
  }
  const button = buttonOf.get(card);
  button.textContent = folded ? MORE : LESS;
  button.setAttribute("aria-expanded", String(!folded));
};

const unfoldTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const card = target?.closest("article.claim");
  if (card) fold(card, false);
  if (target?.closest("article.claim, #claims ~ *")) target.scrollIntoView();
};

for (const card of cards) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "claim__more";
  button.setAttribute("aria-describedby", card.getAttribute("aria-labelledby"));
  button.addEventListener("click", () => fold(card, button.getAttribute("aria-expanded") === "true"));
  buttonOf.set(card, button);
  card.append(button);
  fold(card, true);
  card.addEventListener("beforematch", () => fold(card, false));
}

if (cards.length > 1) {
  const all = document.createElement("button");
  all.type = "button";
  all.className = "claim__more claim__more--all";
  all.textContent = "Show the quotes of every claim";
  all.addEventListener("click", () => {
    for (const card of cards) fold(card, false);
    all.remove();
    cards[0].querySelector("a").focus();
  });
  cards[0].before(all);
}

unfoldTarget();
addEventListener("hashchange", unfoldTarget);
