package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium without a window. Tests are skipped if it is not installed. */
final class Chromium implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Kept, because the level of a logger that nobody refers to is lost. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  static Chromium open() {
    assumeTrue(
        Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
        "Skipped, because "
            + BROWSER
            + " or "
            + DRIVER
            + " is missing: apt-get install chromium chromium-driver");
    SELENIUM.setLevel(Level.SEVERE); // it warns of each version of Chromium that is newer
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    try {
      return new Chromium(new ChromeDriver(service, options));
    } catch (SessionNotCreatedException e) {
      return abort("Skipped, because Chromium does not start: " + e.getRawMessage());
    }
  }

  /** Loads a page of the demo, and waits until its script is done. */
  void load(URI url) {
    driver.get(url.toString());
    awaitReady();
  }

  void awaitReady() {
    await("body[data-ready]");
  }

  /** Waits for an element that shows, and returns it. */
  WebElement await(String css) {
    return patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  /** Waits until an element shows a text. */
  void await(String css, String text) {
    patience()
        .withMessage(
            () ->
                css
                    + " shows: "
                    + driver.findElements(By.cssSelector(css)).stream()
                        .map(WebElement::getText)
                        .toList())
        .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
  }

  void awaitGone(String css) {
    patience().until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(css)));
  }

  void click(String css) {
    patience().until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
    driver.executeScript(
        "document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css);
    driver.findElement(By.cssSelector(css)).click();
  }

  void type(String css, String text) {
    WebElement field = await(css);
    field.clear();
    field.sendKeys(text);
  }

  String text(String css) {
    return await(css).getText();
  }

  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  /** Presses a key, wherever the focus is. */
  void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /**
   * Lets two seconds pass for Clerk's guard against endless handshakes, which stops at the third
   * one within that time: no person signs out and in as fast as a test.
   */
  void forgetHandshakes() {
    driver.executeCdpCommand(
        "Network.deleteCookies", Map.of("name", "__clerk_redirect_count", "domain", "localhost"));
  }

  @Nullable Object script(String code) {
    return driver.executeScript(code);
  }

  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** Chooses a theme, as the system does. Nothing moves, so that pictures are the same. */
  void theme(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", theme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Writes a picture of the window into {@code target/screenshots}. */
  void picture(String name) throws IOException {
    Object png = driver.executeCdpCommand("Page.captureScreenshot", Map.of()).get("data");
    Files.createDirectories(SCREENSHOTS);
    Files.write(
        SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(png)));
  }

  /** Fails for errors in the console, other than the 4xx and 5xx that handlers responded with. */
  void assertNoErrors() {
    assertThat(driver.manage().logs().get(LogType.BROWSER))
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .extracting(LogEntry::getMessage)
        .filteredOn(message -> !(message.contains("/api/") && message.contains("status of")))
        .isEmpty();
  }

  private WebDriverWait patience() {
    return new WebDriverWait(driver, Duration.ofSeconds(40), Duration.ofMillis(50));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
