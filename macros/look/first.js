// Runs before anything is shown: says that there are scripts and, on a site with two schemes, takes
// the one that the reader chose, or else that of their system. No module, since it must not wait.

{
  const site = new URL("..", document.currentScript.src).pathname;
  const key = `${site}.scheme`;
  const page = document.documentElement;
  page.classList.add("js");
  if ("schemes" in page.dataset) {
    const systemIsDark = matchMedia("(prefers-color-scheme: dark)").matches;
    let chosen = null;
    try {
      chosen = localStorage.getItem(key);
    } catch {
      // a browser may keep nothing for a site
    }
    page.dataset.schemeKey = key;
    page.dataset.mdColorScheme = chosen ?? (systemIsDark ? "slate" : "default");
  }
}
