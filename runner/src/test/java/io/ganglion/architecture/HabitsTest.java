package io.ganglion.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import io.ganglion.plugins.Surroundings;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class HabitsTest {
  /** Surroundings puts the streams back that a plug-in replaced, and writes to none. */
  @Test
  void onlyMainKnowsTheStandardStreams() {
    noClasses().that(Module.areOutsideOfMain()).and().areNotAssignableTo(Surroundings.class)
        .should(ACCESS_STANDARD_STREAMS).check(OurClasses.ALL);
  }

  /** A file that is read this way can run any code on the class path. */
  @Test
  void nothingIsSerialisedByTheJdk() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)
        .orShould().dependOnClassesThat().areAssignableTo(ObjectOutputStream.class).check(OurClasses.ALL);
  }
}
