package io.ganglion.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordTypeTest {
  enum Mode { SLOW, FAST }

  /** Package-private on purpose: a record needs no more to be read. */
  record Settings(@Setting("how far, > 0") double initialStep, int rounds, Mode mode) {
    Settings() {
      this(0.5, 3, Mode.FAST);
    }

    Settings {
      Require.positive("initialStep", initialStep);
    }
  }

  @Test
  void readsTheHeaderInOrder() throws Exception {
    RecordType<Settings> type = RecordType.of(Settings.class);
    assertEquals(Settings.class, type.type());
    assertEquals(List.of(
        new SettingType("initial-step", "initialStep", double.class, "how far, > 0", 0.5),
        new SettingType("rounds", "rounds", int.class, "", 3),
        new SettingType("mode", "mode", Mode.class, "", Mode.FAST)),
        type.settings());
  }

  @Test
  void findsASettingByItsKey() throws Exception {
    RecordType<Settings> type = RecordType.of(Settings.class);
    assertSame(type.settings().get(1), type.setting("rounds").orElseThrow());
    assertEquals(Optional.empty(), type.setting("initialStep"));
  }

  @Test
  void fillsInDefaults() throws Exception {
    RecordType<Settings> type = RecordType.of(Settings.class);
    assertEquals(new Settings(), type.create(Map.of()));
    assertEquals(new Settings(2, 3, Mode.SLOW), type.create(Map.of("mode", Mode.SLOW, "initial-step", 2.0)));
  }

  @Test
  void givesBackWhatAnInstanceWasMadeOf() throws Exception {
    RecordType<Settings> type = RecordType.of(Settings.class);
    Map<String, Object> values = type.valuesOf(new Settings(2, 7, Mode.SLOW));
    assertEquals("{initial-step=2.0, rounds=7, mode=SLOW}", values.toString());
    assertEquals(new Settings(2, 7, Mode.SLOW), type.create(values));
  }

  @Test
  void letsARefusalThroughAsItIs() throws Exception {
    RecordType<Settings> type = RecordType.of(Settings.class);
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> type.create(Map.of("initial-step", -1.0)));
    assertEquals("initialStep must be greater than 0, but is -1", refusal.getMessage());
  }

  @Test
  void refusesAnUnknownKey() throws Exception {
    RecordType<Settings> type = RecordType.of(Settings.class);
    assertEquals("io.ganglion.api.host.RecordTypeTest$Settings has no setting [steps]",
        assertThrows(IllegalArgumentException.class, () -> type.create(Map.of("steps", 1))).getMessage());
  }

  @Test
  void refusesAValueOfAnotherType() throws Exception {
    RecordType<Settings> type = RecordType.of(Settings.class);
    assertThrows(IllegalArgumentException.class, () -> type.create(Map.of("rounds", "three")));
  }

  record NeverMade(int x) {
    NeverMade() {
      this(1);
    }

    NeverMade {
      if (x != 1) {
        throw new AssertionError("only 1 will do");
      }
    }
  }

  @Test
  void saysWhoseConstructorFails() throws Exception {
    RecordType<NeverMade> type = RecordType.of(NeverMade.class);
    PluginContractException e =
        assertThrows(PluginContractException.class, () -> type.create(Map.of("x", 2)));
    assertEquals(NeverMade.class.getName() + ".<init> failed", e.getMessage());
    assertEquals("java.lang.AssertionError: only 1 will do", e.getCause().toString());
  }
}
