package io.github.clerk4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A program that writes the site: all Markdown files as pages, and the API documentation. */
final class Site {
  private Site() {}

  /** Takes the folder to write to. Run it in the folder of this module. */
  public static void main(String[] arguments) throws IOException {
    Path site = Path.of(arguments[0]);
    write(site);
    new ApiDocumentation(Path.of("..").toAbsolutePath().normalize()).write(site.resolve("apidocs"));
    System.out.println("Site: " + site.resolve("index.html").toAbsolutePath().normalize());
  }

  /** Writes the pages without the API documentation. */
  static void write(Path site) throws IOException {
    List<MarkdownFile> files = MarkdownFile.all();
    for (MarkdownFile each : files) {
      if (!each.name().startsWith(".")) {
        SitePage page = new SitePage(each, files);
        Path target = site.resolve(page.address());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, page.html());
      }
    }
    Files.writeString(site.resolve("style.css"), SitePage.resource("style.css"));
    Path images = Files.createDirectories(site.resolve("docs/images"));
    for (Path each : images()) {
      Files.copy(each, images.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<Path> images() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("images"))) {
      return files.toList();
    }
  }
}
