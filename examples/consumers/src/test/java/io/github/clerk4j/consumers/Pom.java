package io.github.clerk4j.consumers;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A POM, read by XPath. */
record Pom(Document document) {
  static Pom read(Path file) throws Exception {
    String text = Files.readString(file);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // ignores namespaces
    return new Pom(factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))));
  }

  /** Returns the text at a path, or an empty one. */
  String text(String path) throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate(path, document).strip();
  }

  /** Returns the texts of all nodes at a path. */
  List<String> texts(String path) throws XPathExpressionException {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }
}
