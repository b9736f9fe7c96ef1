package io.ganglion.experiments.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.api.host.SettingType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTypeTest {
  record Paper(@Setting("how wide") int width, @Setting("what colour") String colour) {
    Paper() {
      this(210, "white");
    }

    Paper {
      if (width < 1) {
        throw new InvalidSettingException("width", "must be 1 or greater");
      }
    }
  }

  record Print(int copies, @Beside Paper paper, boolean bound) {
    Print() {
      this(1, new Paper(297, "grey"), false);
    }
  }

  private final SectionType<Print> type = SectionType.of(Print.class);

  @Test
  void takesSettingsFromBesideInTheirPlace() {
    assertEquals(List.of("copies", "width", "colour", "bound"),
        type.settings().stream().map(SettingType::key).toList());
    assertEquals("what colour", type.settings().get(2).doc());
    assertEquals("colour", type.component(type.settings().get(2)).getName());
  }

  @Test
  void takesTheirDefaultsFromTheOuterRecord() {
    assertEquals(List.of(1, 297, "grey", false), type.settings().stream().map(SettingType::defaultValue).toList());
    assertEquals(new Print(), type.create(Map.of()));
    assertEquals(new Print(1, new Paper(297, "blue"), true), type.create(Map.of("colour", "blue", "bound", true)));
  }

  @Test
  void passesOnWhatTheInnerRecordRefuses() {
    assertEquals("width", assertThrows(InvalidSettingException.class, () -> type.create(Map.of("width", 0)))
        .component());
  }

  @Test
  void listsValuesInTheOrderOfTheSettings() {
    assertEquals("{copies=3, width=5, colour=red, bound=true}",
        type.valuesOf(new Print(3, new Paper(5, "red"), true)).toString());
  }

  @Test
  void changesOneComponent() {
    Print print = new Print(3, new Paper(5, "red"), true);
    assertEquals(new Print(4, new Paper(5, "red"), true), SectionType.with(print, "copies", 4));
    assertEquals(new Print(3, new Paper(), true), SectionType.with(print, "paper", new Paper()));
    assertEquals("width must be 1 or greater", assertThrows(InvalidSettingException.class, () ->
        SectionType.with(new Paper(), "width", 0)).getMessage());
  }

  /** Studies of thousands of trials ask for it hundreds of times for each. */
  @Test
  void isReadOnce() {
    assertSame(type, SectionType.of(Print.class));
    assertSame(type.component(type.settings().get(2)),
        SectionType.of(Print.class).component(SectionType.of(Print.class).settings().get(2)));
  }
}
