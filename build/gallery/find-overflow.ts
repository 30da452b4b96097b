/**
 * What sticks out of the window sideways, as readable selectors. Runs in the page, so it refers to nothing outside itself.
 * What an ancestor cuts off on purpose (an ellipsis) does not count; what one would have to scroll sideways for does.
 */
export function findOverflow(): readonly string[] {
  const width = document.documentElement.clientWidth;
  const isCut = (element: Element): boolean => {
    for (let parent = element.parentElement; parent !== null && parent !== document.body; parent = parent.parentElement) {
      if (/hidden|clip/.test(getComputedStyle(parent).overflowX)) return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll('*')]
    .filter((element) => {
      // What is folded away is laid out when it is opened, and until then stands where it would have stood before.
      if (!element.checkVisibility()) return false;
      const box = element.getBoundingClientRect();
      const isOut = box.width > 1 && (box.right > width + 1 || box.left < -1);
      const style = getComputedStyle(element);
      const scrollsSideways = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      return (isOut || scrollsSideways) && style.clipPath === 'none' && !isCut(element);
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
}
