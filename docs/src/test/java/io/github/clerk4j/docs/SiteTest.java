package io.github.clerk4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src|srcset)=\"([^\"]*)\"");

  @TempDir Path site;

  @Test
  void everyLinkOfEveryPageLeadsToAPageAndAnAnchor() throws Exception {
    Site.write(site);
    List<Path> pages;
    try (Stream<Path> files = Files.walk(site)) {
      pages = files.filter(each -> each.toString().endsWith(".html")).toList();
    }
    assertThat(pages).hasSizeGreaterThan(20).contains(site.resolve("docs/errors.html"));
    for (Path page : pages) {
      for (Matcher link = LINK.matcher(Files.readString(page)); link.find(); ) {
        assertLeadsSomewhere(page, link.group(1));
      }
    }
  }

  @Test
  void thePictureOfTheReadmeShows() throws Exception {
    Site.write(site);

    assertThat(Files.readString(site.resolve("index.html")))
        .contains("<picture>", "src=\"docs/images/demo-light.png\"")
        .doesNotContain("<!--");
  }

  private void assertLeadsSomewhere(Path page, String link) throws Exception {
    if (link.matches("[a-z]+:.*") || link.contains("apidocs/")) { // Javadoc is written apart
      return;
    }
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    assertThat(target).as("%s links to %s", page, link).isRegularFile();
    if (parts.length > 1) {
      assertThat(Files.readString(target))
          .as("%s links to %s", page, link)
          .contains("id=\"" + parts[1] + "\"");
    }
  }

  @Test
  void codeIsColoredAndEscaped() {
    assertThat(JavaColors.html("List<User> all = \"<b>\"; // a < b"))
        .isEqualTo(
            "List&lt;User&gt; all = <span class=\"text\">\"&lt;b&gt;\"</span>; "
                + "<span class=\"comment\">// a &lt; b</span>");
  }
}
