// Opens a report in Chromium and says as JSON what a reader meets there:
// node report_page.mjs CHROMIUM PAGE.html FOLDER_FOR_PICTURES
// Needs puppeteer-core and axe-core, found from the folder that it runs in.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [chromium, file, pictures] = process.argv.slice(2);

const browser = await puppeteer.launch({
  executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], protocolTimeout: 300_000,
});
const page = await browser.newPage();
const asked = [], complaints = [];
page.on("request", (request) => asked.push(request.url()));
page.on("console", (message) => complaints.push(message.text()));
page.on("pageerror", (error) => complaints.push(String(error)));
const url = pathToFileURL(file).href;

const violations = {};
let checked = 0;
let wider = 0;
let tallest = 0;
for (const scheme of ["light", "dark"]) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  for (const width of [390, 1280]) {
    await page.setViewport({ width, height: 844 });
    await page.goto(url);
    await page.evaluate(axe);  // by the debugger, which no policy of the page stops
    const found = await page.evaluate(() => axe.run(document));
    checked = found.passes.length;
    violations[`${scheme} ${width}`] = found.violations.map(
      (one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
    wider = Math.max(wider, await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth));
    tallest = Math.max(tallest, await page.evaluate(() => Math.max(
      ...[...document.querySelectorAll("#faults tbody tr")].map((one) => one.offsetHeight))));
    await page.screenshot({ path: join(pictures, `${scheme}-${width}.png`), fullPage: width === 1280 });
  }
}
// From a number to its cause: the cohort's figure, a drill behind it, the words in it.
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
await page.goto(url);
const steps = [];
const click = async (selector) => {
  await page.click(selector);
  steps.push(await page.evaluate(() => {
    const at = document.querySelector(":target");
    return { hash: location.hash, tag: at?.tagName ?? "", text: at?.innerText.slice(0, 4000) ?? "",
             seen: !!at && at.getBoundingClientRect().top < innerHeight };
  }));
};
await click("#overview .cards a");
await click("#trainees tbody tr th a");
await click(":target a[href^='#d']");
await page.goto(url);
await click("#faults td a[href^='#d']");
await page.goto(url);
await click("#overview .cards a[href='#not-passed']");

await page.pdf({ path: join(pictures, "page.pdf"), preferCSSPageSize: true, printBackground: true });
await page.emulateMediaType("print");
const sheet = Math.floor((297 - 24) / 25.4 * 96);
await page.setViewport({ width: sheet, height: 700 });
const cut = await page.evaluate((sheet) =>
  [...document.querySelectorAll("table")].filter((one) => one.getBoundingClientRect().right > sheet + 1)
    .map((one) => one.parentElement.getAttribute("aria-label")), sheet);
const printed = await page.evaluate(() => ({
  details: [...document.querySelectorAll("details > :not(summary)")]
    .every((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0),
  others: [...document.querySelectorAll("article.more")].some((one) => one.checkVisibility()),
  key: [...document.querySelectorAll("article.key")].every((one) => one.checkVisibility()),
}));
const scripts = await page.evaluate(() => document.scripts.length);
await browser.close();
console.log(JSON.stringify({ violations, checked, asked, complaints, wider, tallest, steps, cut, printed, scripts }));
