package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import acme.Careless;
import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginContractTest {
  static class CarelessContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Careless(50);
    }
  }

  @Test
  void aCarelessDeclarationFails() {
    assertEquals(Map.of(
        "isDeclaredAsAPlugin", """
            the name 'careless' has no prefix; names without a dot are Ganglion's own
              help: put a prefix of yours before it, such as 'acme.careless'""",
        "isListedInItsServicesFile", """
            acme.Careless is in no META-INF/services/io.ganglion.api.Activation on the class path, so no host \
            will find it
              help: add the line 'acme.Careless' to src/main/resources/META-INF/services/io.ganglion.api.Activation""",
        "everySettingSaysWhatItMeans", """
            the setting 'gain-in-percent' says nothing about itself to its users
              help: write @Setting("meaning, unit, range") before 'gainInPercent' in the record's header""",
        "isMadeAgainFromItsSettings", """
            activation 'careless' made from the settings {gain-in-percent=0.5} has the settings {gain-in-percent=0.005}
              help: let the compact constructor check values, never change them"""),
        Failures.of(CarelessContract.class));
  }

  @Plugin(name = "silent", summary = " ", api = Api.LEVEL)
  public record Silent() implements Same {}

  static class SilentContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Silent();
    }
  }

  @Test
  void aBlankSummaryFails() {
    assertEquals(Map.of("isDeclaredAsAPlugin", """
        activation 'silent' has no summary
          help: say in one sentence what it is: @Plugin(…, summary = "…")"""),
        Failures.of(SilentContract.class));
  }

  /** An activation in an anonymous class: nothing that a host could make. */
  static class UndeclaredContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Same() {};
    }
  }

  @Test
  void aClassThatIsNoPluginFails() {
    String message = """
        io.ganglion.testkit.PluginContractTest$UndeclaredContract$1 has no @Plugin
          help: annotate it: @Plugin(name = "prefix.name", summary = "…", api = Api.LEVEL)""";
    Map<String, String> failures = Failures.of(UndeclaredContract.class);
    assertEquals(message, failures.get("isDeclaredAsAPlugin"));
    assertEquals(message, failures.get("everySettingSaysWhatItMeans"));
    assertEquals(message, failures.get("isMadeAgainFromItsSettings"));
  }

  /** An activation without a fault. */
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
}
