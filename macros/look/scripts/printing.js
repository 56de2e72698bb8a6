// On paper each sheet says where it comes from: the page, its address, the day. Without this script,
// or in a browser that has no boxes in the margins of a sheet, that is left to the browser.

if ("adoptedStyleSheets" in document) {
  const sheet = new CSSStyleSheet();

  const box = (place, text) => `@${place} { content: ${JSON.stringify(text)}; }`;

  const { lang } = document.documentElement;
  const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
  const british = lang === "en" ? "en-GB" : lang;
  const day = new Date().toLocaleDateString(british, { dateStyle: "long" });

  sheet.replaceSync(`@page {
    ${box("top-left", document.title)}
    ${box("top-right", day)}
    ${box("bottom-left", address)}
    @bottom-right { content: counter(page) " / " counter(pages); }
  }`);
  document.adoptedStyleSheets = [sheet];
}
