package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ElementTest {
  @Test
  void escapesTextsAndAttributes() {
    assertEquals("<b title=\"&quot; onload=&#39;x&#39;\">"
        + "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;amp;</b>",
        Element.of("b", "<script>alert(\"1\")</script> &amp;").with("title", "\" onload='x'").render());
  }

  @Test
  void escapesWhatNoDocumentMayHold() {
    assertEquals("<b>a\\u0000b\\u001bc\\ud800d\te\n😀\\uffff</b>",
        Element.of("b", "a\0b\u001bc\ud800d\te\n😀\uffff").render());
  }

  @Test
  void closesWhatCanBeEmptyOnlyWhereHtmlDoes() {
    assertEquals("<p><br/><i></i></p>", Element.of("p", Element.of("br"), Element.of("i")).render());
  }

  @Test
  void takesNothingButTextsAndElements() {
    assertThrows(IllegalArgumentException.class, () -> Element.of("p", 3.5));
  }

  @Test
  void trustsNothingThatParsersReadDifferently() {
    assertThrows(IllegalArgumentException.class, () -> new Element.Trusted("if (a < b) {}"));
    assertThrows(IllegalArgumentException.class, () -> new Element.Trusted("a && b"));
  }
}
