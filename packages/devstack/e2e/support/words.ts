import type { Page } from "@playwright/test";

/**
 * Every text that a page shows or reads out, except what people wrote, which has a direction of its own, and what says
 * itself that it is in another language.
 */
export async function wordsOn(page: Page): Promise<Set<string>> {
  const texts = await page.evaluate(() => {
    const foreign = "bdi, [dir=auto], body [lang], [data-word], script, style";
    const found: string[] = [document.title];
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest(foreign) !== null) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
    }
    return found;
  });
  return new Set(texts.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text)));
}
