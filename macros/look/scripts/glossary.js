// A word of the glossary is explained to the keyboard and to touch, the first time that it stands
// on a page. Without this script its title explains it to a pointer.

const seen = new Set();

for (const word of document.querySelectorAll(".md-content abbr[title]")) {
  if (seen.has(word.textContent) || word.closest("a, button, h1, h2, h3, .sidenote")) continue;
  seen.add(word.textContent);
  const button = document.createElement("button");
  const meaning = document.createElement("span");
  button.type = "button";
  button.className = "term";
  button.textContent = word.textContent;
  button.id = `term---${seen.size}`;
  meaning.className = "term__meaning";
  meaning.popover = "auto";
  meaning.id = `${button.id}---meaning`;
  meaning.textContent = _("%(word)s: %(meaning)s", { word: word.textContent, meaning: word.title });
  button.popoverTargetElement = meaning;
  word.replaceWith(button, meaning);
}
