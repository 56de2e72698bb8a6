// The list of contents marks the part of the page that is being read: the last heading above the
// upper third of the window, or the one that the address names while it is in sight.

const links = [...document.querySelectorAll(".contents a")];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

const isInSight = (heading) => {
  const { top } = heading.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
};

const mark = () => {
  const named = links.findIndex((link) => link.hash === location.hash);
  const above = headings.findLastIndex(
    (heading) => heading?.getBoundingClientRect().top < innerHeight / 3,
  );
  const here = named >= 0 && headings[named] && isInSight(headings[named]) ? named : above;
  for (const [place, link] of links.entries()) {
    if (place === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};

if (links.length) {
  let waiting = false;
  const markSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", markSoon, { passive: true });
  addEventListener("hashchange", markSoon);
  mark();
}
