package io.ganglion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FanTest {
  @Test
  void connectsSomethingAtEitherEnd() {
    assertEquals("in must be 1 or greater, but is 0",
        assertThrows(InvalidSettingException.class, () -> new Fan(0, 1)).getMessage());
    assertEquals("out must be 1 or greater, but is -1",
        assertThrows(InvalidSettingException.class, () -> new Fan(1, -1)).getMessage());
  }
}
