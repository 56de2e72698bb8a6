// Runs before anything is shown: says that there are scripts, and takes the scheme that the reader
// chose on this site, or else that of their system. Classic, not a module: it must not wait.

{
  const site = new URL("..", document.currentScript.src).pathname;
  const key = `${site}.scheme`;
  const page = document.documentElement;
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)").matches;
  let chosen = null;
  try {
    chosen = localStorage.getItem(key);
  } catch {
    // a browser may keep nothing for a site
  }
  page.classList.add("js");
  page.dataset.schemeKey = key;
  page.dataset.mdColorScheme = chosen ?? (systemIsDark ? "slate" : "default");
}
