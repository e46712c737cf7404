package io.github.clerk4j.release;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A POM, read by XPath. */
record Pom(Node node) {
  static Pom read(Path file) throws IOException {
    String text = Files.readString(file);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // ignores namespaces
    try {
      return new Pom(factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is no XML: " + e.getMessage(), e);
    }
  }

  /** Returns the text at a path, or an empty one. */
  String text(String path) {
    return nodes(path).stream()
        .map(each -> each.node.getTextContent().strip())
        .findFirst()
        .orElse("");
  }

  /** Returns the texts of all nodes at a path. */
  List<String> texts(String path) {
    return nodes(path).stream().map(each -> each.node.getTextContent().strip()).toList();
  }

  /** Returns the nodes at a path. */
  List<Pom> nodes(String path) {
    try {
      NodeList found =
          (NodeList)
              XPathFactory.newInstance().newXPath().evaluate(path, node, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Pom::new).toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path + " is no XPath", e);
    }
  }
}
