// A square is too small to say what it is: the first touch shows its name, and the next follows it.
// A pointer and the keyboard show the name before anything is followed.

const SHOWN = "square--shown";

let shown = null;

document.addEventListener("click", (event) => {
  const square = event.target.closest("a.square");
  const another = event.pointerType === "touch" && square !== shown ? square : null;
  shown?.classList.remove(SHOWN);
  shown = another;
  if (!another) return;
  another.classList.add(SHOWN);
  event.preventDefault();
});
