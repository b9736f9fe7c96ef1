package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;

/**
 * Loops over an elementwise activation that no other activation runs through.
 *
 * <p>The JIT compiler inlines the two scalar functions into a loop only as long as the loop has seen no more than two
 * activations; the default loops, which all share, have soon seen more, and then call them element by element.
 */
final class OwnLoop {
  private static final ClassValue<Constructor<?>> BY_CLASS = new ClassValue<>() {
    @Override
    protected Constructor<?> computeValue(Class<?> activation) {
      try (InputStream in = ElementwiseLoop.class.getResourceAsStream("ElementwiseLoop.class")) {
        return MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true).lookupClass()
            .getDeclaredConstructor(ElementwiseActivation.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("ElementwiseLoop can't be defined once more", e);
      }
    }
  };

  private OwnLoop() {}

  /** Gives the bits of {@code activation}'s own default loops. */
  static Activation of(ElementwiseActivation activation) {
    try {
      return (Activation) BY_CLASS.get(activation.getClass()).newInstance(activation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("ElementwiseLoop can't be made once more", e);
    }
  }
}
