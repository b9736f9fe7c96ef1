package io.ganglion.api;

/**
 * An activation that says what it computes, so that models with it can be exported to other languages.
 *
 * <pre>{@code
 * public record Swish() implements ElementwiseActivation, Exportable {
 *   public Expression expression(Expression x) {
 *     return x.times(x.sigmoid());
 *   }
 *   ...
 * }
 * }</pre>
 */
public interface Exportable extends ElementwiseActivation {
  /** {@link #value} of {@code x}, to the bit. */
  Expression expression(Expression x);
}
