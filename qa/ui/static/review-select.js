/* Words chosen in a text whose runs are <span data-start>: by pointer, or by keys in a text that cannot be typed in.

   Offsets are code points; a run is contiguous, so a place in it is its start and the characters before. */

/* The code points [start, end) selected in `root`, or null. What is selected beside the runs does not count. */
export function selectedIn(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !root.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  let start = null;
  let end = null;
  for (const run of root.querySelectorAll("[data-start]")) {
    if (!range.intersectsNode(run)) continue;
    const chosen = document.createRange();
    chosen.selectNodeContents(run);
    const before = chosen.cloneRange();
    if (range.compareBoundaryPoints(Range.START_TO_START, chosen) > 0) chosen.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, chosen) < 0) chosen.setEnd(range.endContainer, range.endOffset);
    const words = chosen.toString();
    if (!words) continue;
    before.setEnd(chosen.startContainer, chosen.startOffset);
    const left = Number(run.dataset.start) + [...before.toString()].length;
    start ??= left;
    end = left + [...words].length;
  }
  return start === null ? null : { start, end };
}

/* Select the runs of `root` that lie in [start, end). */
export function select(root, { start, end }) {
  const inside = [...root.querySelectorAll("[data-start]")].filter((run) =>
    Number(run.dataset.start) < end && Number(run.dataset.start) + [...run.textContent].length > start);
  if (!inside.length) return;
  const place = (run, at) => [...run.textContent].slice(0, Math.max(0, at - Number(run.dataset.start))).join("").length;
  const [first, last] = [inside[0], inside.at(-1)];
  getSelection().setBaseAndExtent(first.firstChild, place(first, start), last.firstChild, place(last, end));
}

/* Arrows choose the next word or the one before; with Shift they make the choice longer or shorter. */
export function onArrows(root) {
  root.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key) || event.altKey || event.metaKey) return;
    const selection = getSelection();
    if (!selection.rangeCount || !root.contains(selection.anchorNode)) return;
    event.preventDefault();
    const { focusNode, focusOffset } = selection; // between two paragraphs it is what holds them
    const place = focusNode.childNodes[focusOffset] ?? focusNode;
    const rightwards = getComputedStyle(place.nodeType === Node.ELEMENT_NODE ? place : place.parentElement).direction === "ltr";
    const forward = (event.key === "ArrowRight") === rightwards;
    const unit = event.ctrlKey ? "character" : "word";
    // The end of a paragraph is no word.
    for (let tries = 0; tries < 3; tries += 1) {
      if (!event.shiftKey) forward ? selection.collapseToEnd() : selection.collapseToStart();
      selection.modify("extend", forward ? "forward" : "backward", unit);
      if (event.shiftKey || selection.toString().trim()) break;
    }
    // One word is the least there is to choose.
    if (selection.isCollapsed) selection.modify("extend", forward ? "backward" : "forward", unit);
  });
}
