package io.github.clerk4j.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A Markdown file as a page of the site. The page stands where the file stands. */
final class SitePage {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  private final MarkdownFile file;
  private final List<MarkdownFile> files;
  private final Node document;

  SitePage(MarkdownFile file, List<MarkdownFile> files) {
    this.file = file;
    this.files = files;
    this.document = PARSER.parse(file.text());
    document.accept(new Changes());
  }

  /** Returns the path of the page in the site, such as {@code docs/errors.html}. */
  String address() {
    return address(file.name());
  }

  private static String address(String name) {
    return name.equals("README.md")
        ? "index.html"
        : name.replaceAll("README\\.md$", "index.html").replaceAll("\\.md$", ".html");
  }

  String html() {
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(context -> SitePage::attributes)
            .nodeRendererFactory(SiteNodes::new)
            .build();
    return resource("page.html")
        .replace("${title}", title())
        .replace(
            "\"${root}" + address() + "\"", "\"${root}" + address() + "\" aria-current=\"page\"")
        .replace("${root}", "../".repeat((int) address().chars().filter(c -> c == '/').count()))
        .replace("${content}", renderer.render(document));
  }

  private String title() {
    return file.text().lines().findFirst().orElse("").replaceAll("^#+\\s*", "");
  }

  private static void attributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      attributes.put("id", Anchors.of(SiteNodes.text(heading)));
    }
  }

  static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(SitePage.class.getResourceAsStream("/site/" + name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes links lead to pages, and removes what only the build reads. */
  private final class Changes extends AbstractVisitor {
    @Override
    public void visit(HtmlBlock block) {
      if (!block.getLiteral().startsWith("<picture>")) {
        block.unlink();
      }
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      String destination = link.getDestination();
      if (destination.startsWith("#") || URI.create(destination).isAbsolute()) {
        return;
      }
      String[] parts = destination.split("#", 2);
      String page = page(parts[0]);
      if (page == null) { // a file that is no page
        while (link.getFirstChild() != null) {
          link.insertBefore(link.getFirstChild());
        }
        link.unlink();
      } else {
        link.setDestination(parts.length == 1 ? page : page + "#" + parts[1]);
      }
    }

    /** Returns the address of a file's page, or of its folder's; null if there is none. */
    private String page(String target) {
      Path path = file.path().resolveSibling(target).normalize();
      return files.stream()
          .filter(each -> each.path().equals(path) || each.path().equals(path.resolve("README.md")))
          .findFirst()
          .map(each -> relative(address(each.name())))
          .orElse(null);
    }

    private String relative(String address) {
      Path here = Path.of("/" + address()).getParent();
      return here.relativize(Path.of("/" + address)).toString();
    }
  }
}
