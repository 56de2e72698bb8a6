// The button that turns the site dark or light, and remembers it. Without this script there is none.

const page = document.documentElement;
const button = document.querySelector(".tool--scheme");

const show = (scheme) => {
  page.dataset.mdColorScheme = scheme;
  button.title = button.dataset[scheme];
  button.setAttribute("aria-label", button.title);
};

if (button) {
  button.hidden = false;
  show(page.dataset.mdColorScheme);
  button.addEventListener("click", () => {
    const scheme = page.dataset.mdColorScheme === "slate" ? "default" : "slate";
    show(scheme);
    try {
      localStorage.setItem(page.dataset.schemeKey, scheme);
    } catch {
      // then it holds for this page alone
    }
  });
}
