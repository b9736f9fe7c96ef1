package io.ganglion.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowAccountTest {
  private static Map<String, Long> leftOut(long blank, long header) {
    Map<String, Long> leftOut = new LinkedHashMap<>();
    leftOut.put("blank", blank);
    leftOut.put("of the header", header);
    return leftOut;
  }

  @Test
  void comesOutIfEveryRowIsUsedOrNamed() {
    assertEquals(Map.of("of the header", 1L), new RowAccount("x", 10, 9, leftOut(0, 1)).leftOut());
    RowAccount.require("x", 10, 6, leftOut(3, 1));
    RowAccount.requireAll("x", 0, 0);
  }

  @Test
  void namesBothSidesIfItDoesNot() {
    assertEquals("of the 10 rows of 'x.csv', 7 are used and 2 left out (1 blank, 1 of the header)",
        assertThrows(IllegalStateException.class, () -> RowAccount.require("x.csv", 10, 7, leftOut(1, 1)))
            .getMessage());
    assertEquals("of the 10 rows of 'x.csv', 11 are used and 0 left out",
        assertThrows(IllegalStateException.class, () -> RowAccount.requireAll("x.csv", 10, 11)).getMessage());
    assertEquals("of the 10 rows of 'x.csv', 11 are used and -1 left out (-1 blank)",
        assertThrows(IllegalStateException.class, () -> RowAccount.require("x.csv", 10, 11, leftOut(-1, 0)))
            .getMessage());
  }
}
