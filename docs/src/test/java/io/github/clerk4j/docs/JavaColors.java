package io.github.clerk4j.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java as HTML, with classes for comments, texts, annotations and keywords. */
final class JavaColors {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*.*?\\*/)|(?<text>\"(?:\\\\.|[^\"\\\\])*\")|(?<annotation>@\\w+)"
              + "|(?<keyword>\\b(?:boolean|break|byte|case|catch|class|continue|default|do|else|enum|extends|false"
              + "|final|finally|for|if|implements|import|instanceof|int|interface|long|new|null|package|private"
              + "|public|record|return|static|switch|this|throw|throws|true|try|var|void|while)\\b)",
          Pattern.DOTALL);

  private JavaColors() {}

  static String html(String java) {
    StringBuilder html = new StringBuilder();
    Matcher token = TOKEN.matcher(java);
    int end = 0;
    while (token.find()) {
      html.append(escaped(java.substring(end, token.start())));
      html.append("<span class=\"").append(kind(token)).append("\">");
      html.append(escaped(token.group())).append("</span>");
      end = token.end();
    }
    return html.append(escaped(java.substring(end))).toString();
  }

  private static String kind(Matcher token) {
    for (String kind : new String[] {"comment", "text", "annotation"}) {
      if (token.group(kind) != null) {
        return kind;
      }
    }
    return "keyword";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
