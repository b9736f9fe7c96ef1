package io.ganglion.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginTypeTest {
  /** An activation that leaves nothing to write but a declaration. */
  interface Same extends ElementwiseActivation {
    @Override
    default double value(double x) {
      return x;
    }

    @Override
    default double derivative(double x, double y) {
      return 1;
    }
  }

  @Plugin(name = "acme.scaled-identity", summary = "A line.", api = Api.LEVEL)
  public record Line(@Setting("slope, > 0") double slope) implements Same {
    public Line() {
      this(2);
    }

    public Line {
      Require.positive("slope", slope);
    }
  }

  @Test
  void readsADeclaration() throws Exception {
    PluginType<Activation> type = PluginType.of(PluginKind.ACTIVATION, Line.class);
    assertEquals("acme.scaled-identity", type.name());
    assertEquals("A line.", type.summary());
    assertEquals(Api.LEVEL, type.apiLevel());
    assertEquals(PluginKind.ACTIVATION, type.kind());
    assertEquals(Line.class, type.type());
    assertEquals("activation 'acme.scaled-identity'", type.toString());
    assertEquals(List.of(new SettingType("slope", "slope", double.class, "slope, > 0", 2.0)), type.settings());
    assertEquals(type.settings().get(0), type.setting("slope").orElseThrow());
  }

  @Test
  void makesAnInstanceAndReadsItsSettings() throws Exception {
    PluginType<Activation> type = PluginType.of(PluginKind.ACTIVATION, Line.class);
    assertEquals(new Line(2), type.create(Map.of()));
    assertEquals(new Line(3), type.create(Map.of("slope", 3.0)));
    assertEquals(Map.of("slope", 3.0), type.settingsOf(new Line(3)));
    assertThrows(InvalidSettingException.class, () -> type.create(Map.of("slope", -3.0)));
  }

  @Test
  void takesNoOtherPluginsSettings() throws Exception {
    PluginType<Activation> type = PluginType.of(PluginKind.ACTIVATION, Line.class);
    assertThrows(ClassCastException.class, () -> type.settingsOf(new Same() {}));
  }

  public record Unnamed() implements Same {}

  @Test
  void refusesAClassWithoutAnAnnotation() {
    refuses(Unnamed.class, "io.ganglion.api.host.PluginTypeTest$Unnamed has no @Plugin",
        "annotate it: @Plugin(name = \"prefix.name\", summary = \"…\", api = Api.LEVEL)");
  }

  /** Would fail if any of its code ran. */
  @Plugin(name = "acme.later", summary = "Of the future.", api = Api.LEVEL + 1)
  public record Later() implements Same {
    private static boolean ran;

    public Later {
      ran = true;
    }
  }

  @Test
  void refusesALaterApiLevelBeforeAnyOfItsCodeRuns() {
    refuses(Later.class,
        "activation 'acme.later' (io.ganglion.api.host.PluginTypeTest$Later) was built against API level 4, and this"
            + " Ganglion has level 3",
        "use a newer Ganglion, or a build of the plug-in for level 3");
    assertFalse(Later.ran);
  }

  @Plugin(name = "acme.zero", summary = "Of no level.", api = 0)
  public record Zero() implements Same {}

  @Test
  void refusesAnApiLevelThatNeverWas() {
    refuses(Zero.class,
        "activation 'acme.zero' (io.ganglion.api.host.PluginTypeTest$Zero) names API level 0, which never was",
        "write 'api = Api.LEVEL'");
  }

  @Plugin(name = "Acme.Shouting", summary = "In capitals.", api = Api.LEVEL)
  public record Shouting() implements Same {}

  @Test
  void refusesANameThatIsNone() {
    refuses(Shouting.class, "io.ganglion.api.host.PluginTypeTest$Shouting has the name 'Acme.Shouting'",
        "a name is lower-case words joined by hyphens after a prefix and a dot, such as 'acme.swish'");
  }

  @Plugin(name = "acme.nothing", summary = "Nothing.", api = Api.LEVEL)
  public record Nothing() {}

  @Test
  void refusesAClassOfAnotherKind() {
    refuses(Nothing.class,
        "io.ganglion.api.host.PluginTypeTest$Nothing is offered as an activation but doesn't implement"
            + " io.ganglion.api.Activation",
        "implement it, or name it in another services file");
    PluginDeclarationException refusal = assertThrows(PluginDeclarationException.class,
        () -> PluginType.of(PluginKind.TRAINER, Line.class));
    assertEquals("io.ganglion.api.host.PluginTypeTest$Line is offered as a trainer but doesn't implement"
        + " io.ganglion.api.Trainer", refusal.getMessage());
  }

  @Plugin(name = "acme.hidden", summary = "Hidden.", api = Api.LEVEL)
  record Hidden() implements Same {}

  @Test
  void refusesAClassThatIsNotPublic() {
    refuses(Hidden.class, "io.ganglion.api.host.PluginTypeTest$Hidden is not public", "declare it as a public record");
  }

  @Plugin(name = "acme.plain", summary = "A class.", api = Api.LEVEL)
  public static final class PlainClass implements Same {}

  @Test
  void refusesAClassThatIsNoRecord() {
    refuses(PlainClass.class, "io.ganglion.api.host.PluginTypeTest$PlainClass is not a record",
        "declare it as 'public record PlainClass(…)': its header is its settings");
  }

  @Plugin(name = "acme.bare", summary = "Without defaults.", api = Api.LEVEL)
  public record Bare(double x) implements Same {}

  @Test
  void refusesARecordWithoutDefaults() {
    refuses(Bare.class, "io.ganglion.api.host.PluginTypeTest$Bare has no constructor without arguments",
        "add 'public Bare() { this(…); }' that holds the defaults");
  }

  @Plugin(name = "acme.throwing", summary = "Throws.", api = Api.LEVEL)
  public record Throwing() implements Same {
    public Throwing {
      throw new IllegalStateException("no licence");
    }
  }

  @Test
  void refusesARecordWhoseDefaultsThrow() {
    PluginDeclarationException refusal = refuses(Throwing.class,
        "io.ganglion.api.host.PluginTypeTest$Throwing can't be made with its defaults:"
            + " java.lang.IllegalStateException: no licence",
        "correct its constructors");
    assertInstanceOf(IllegalStateException.class, refusal.getCause());
  }

  @Plugin(name = "acme.listing", summary = "With a list.", api = Api.LEVEL)
  public record Listing(List<String> words) implements Same {
    public Listing() {
      this(List.of());
    }
  }

  @Test
  void refusesASettingThatNoExperimentCanHold() {
    refuses(Listing.class,
        "io.ganglion.api.host.PluginTypeTest$Listing has the setting 'words' of type java.util.List<java.lang.String>",
        "a setting is a double, int, long, boolean, String or an enum");
  }

  @Plugin(name = "acme.user", summary = "With a setting named as the plug-in is.", api = Api.LEVEL)
  public record User(boolean use) implements Same {
    public User() {
      this(true);
    }
  }

  @Plugin(name = "acme.penal", summary = "With a setting that stands beside every loss.", api = Api.LEVEL)
  public record Penal(double l2) implements ElementwiseLoss {
    public Penal() {
      this(0);
    }

    @Override
    public double value(double y, double target) {
      return 0;
    }

    @Override
    public double derivative(double y, double target) {
      return 0;
    }
  }

  @Test
  void refusesASettingThatStandsBesideEveryLoss() {
    PluginDeclarationException refusal =
        assertThrows(PluginDeclarationException.class, () -> PluginType.of(PluginKind.LOSS, Penal.class));
    assertEquals("io.ganglion.api.host.PluginTypeTest$Penal has a setting named 'l2'", refusal.getMessage());
    assertEquals("name it otherwise: in an experiment, 'l2' stands beside the settings of every loss", refusal.help());
  }

  @Test
  void refusesASettingNamedUse() {
    refuses(User.class, "io.ganglion.api.host.PluginTypeTest$User has a setting named 'use'",
        "name it otherwise: in an experiment, 'use' names the plug-in");
  }

  private static PluginDeclarationException refuses(Class<?> offered, String message, String help) {
    PluginDeclarationException refusal = assertThrows(PluginDeclarationException.class,
        () -> PluginType.of(PluginKind.ACTIVATION, offered));
    assertEquals(message, refusal.getMessage());
    assertEquals(help, refusal.help());
    return refusal;
  }
}
